package io.broadsheet.chassis.outbox;

import io.broadsheet.chassis.store.AggregateBusy;
import java.time.Duration;

/** Too many events of one aggregate wait to be sent, most likely because Kafka cannot be reached. */
public final class OutboxFull extends AggregateBusy {

    OutboxFull() {
        super("Too many changes of this document wait to be announced.", Duration.ofSeconds(10));
    }
}
