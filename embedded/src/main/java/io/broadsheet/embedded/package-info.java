/** A Kafka broker, a MongoDB wire server and a mail catcher that start in this process and keep their data in a folder. */
@NullMarked
package io.broadsheet.embedded;

import org.jspecify.annotations.NullMarked;
