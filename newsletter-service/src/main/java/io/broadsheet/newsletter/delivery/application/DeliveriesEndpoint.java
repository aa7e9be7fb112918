package io.broadsheet.newsletter.delivery.application;

import io.broadsheet.newsletter.delivery.domain.Ledger;
import io.broadsheet.newsletter.delivery.domain.Ledger.Kept;
import io.broadsheet.newsletter.delivery.domain.ReplyClass;
import java.time.InstantSource;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * Mails that were refused for a matter of policy, for operators: {@code GET /actuator/deliveries} counts them by matter,
 * {@code POST /actuator/deliveries} sends all of them again. The same on every instance.
 */
@Endpoint(id = "deliveries")
final class DeliveriesEndpoint {
    private static final int COUNTED = 1_000_000;

    private final Ledger ledger;
    private final InstantSource time;

    /** @param time the database's */
    DeliveriesEndpoint(Ledger ledger, InstantSource time) {
        this.ledger = ledger;
        this.time = time;
    }

    record Released(long deliveries) {}

    @ReadOperation
    Kept kept() {
        return ledger.kept(COUNTED);
    }

    @WriteOperation
    Released release() {
        var held = ledger.release(ReplyClass.HELD, time.instant().plusSeconds(1));
        return new Released(held + ledger.releaseWaiting());
    }
}
