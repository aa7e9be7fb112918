/** Events stored in the very document that they tell of, and the relay that sends them. */
@NullMarked
package io.broadsheet.chassis.outbox;

import org.jspecify.annotations.NullMarked;
