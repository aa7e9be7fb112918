package io.broadsheet.newsletter.delivery.application;

import io.broadsheet.newsletter.delivery.MailContent;
import io.broadsheet.newsletter.delivery.domain.Delivery;
import io.broadsheet.newsletter.subscription.Recipients.Recipient;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A claimed delivery, and what is known of its reader and its content; the latter is looked up again and again. */
final class ClaimedDelivery {

    /**
     * @param reader null if erased
     * @param content null if nothing of it is left
     * @param lookedAt {@link System#nanoTime} before the look
     */
    record Known(@Nullable Recipient reader, @Nullable Supplier<MailContent> content, long lookedAt) {}

    private final Delivery delivery;
    private final Claim claim;
    private volatile Known known;

    ClaimedDelivery(Delivery delivery, Claim claim, Known known) {
        this.delivery = delivery;
        this.claim = claim;
        this.known = known;
    }

    Delivery delivery() {
        return delivery;
    }

    Claim claim() {
        return claim;
    }

    Known known() {
        return known;
    }

    void learn(Known fresh) {
        known = fresh;
    }
}
