package io.broadsheet.newsletter.delivery.application;

import io.broadsheet.newsletter.delivery.MailContent;
import io.broadsheet.newsletter.delivery.domain.Delivery;
import io.broadsheet.newsletter.subscription.Recipients.Recipient;
import org.jspecify.annotations.Nullable;

/**
 * A claimed delivery and what was known of it at {@code lookedAt}.
 *
 * @param reader null if erased
 * @param content null if nothing of it is left
 * @param lookedAt {@link System#nanoTime}
 */
record Job(
        Delivery delivery,
        Claim claim,
        @Nullable Recipient reader,
        @Nullable MailContent content,
        long lookedAt) {}
