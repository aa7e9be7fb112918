/** Traces that go on after what began them was stored: in an outbox, a ledger, a topic. */
@NullMarked
package io.broadsheet.chassis.tracing;

import org.jspecify.annotations.NullMarked;
