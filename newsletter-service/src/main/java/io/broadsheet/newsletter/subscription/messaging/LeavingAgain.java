package io.broadsheet.newsletter.subscription.messaging;

import io.broadsheet.chassis.outbox.TakingBack;
import io.broadsheet.contract.EventType;
import io.broadsheet.newsletter.subscription.application.Erasing;
import io.broadsheet.newsletter.subscription.application.Preferring;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Readers who had left, or were forgotten, before an older database came back: they get no more mail. */
@Component
class LeavingAgain implements TakingBack {
    private final Preferring preferring;
    private final Erasing erasing;

    LeavingAgain(Preferring preferring, Erasing erasing) {
        this.preferring = preferring;
        this.erasing = erasing;
    }

    @Override
    public void again(UUID id, EventType type) {
        if (type == EventType.SUBSCRIPTION_ENDED) {
            preferring.leaveAgain(id);
        } else if (type == EventType.SUBSCRIPTION_ERASED) {
            erasing.eraseAgain(id);
        }
    }
}
