/** The H2 backend of mongo-java-server made durable, indexed and exact. */
@NullMarked
package io.broadsheet.embedded.mongodb;

import org.jspecify.annotations.NullMarked;
