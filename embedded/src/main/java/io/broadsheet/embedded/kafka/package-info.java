/** How the embedded broker is set up and formatted. */
@NullMarked
package io.broadsheet.embedded.kafka;

import org.jspecify.annotations.NullMarked;
