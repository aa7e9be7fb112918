/** How a service listens to events and which topics it owns: reading, retrying, dead letters, topics at start. */
@NullMarked
package io.broadsheet.chassis.messaging;

import org.jspecify.annotations.NullMarked;
