package io.broadsheet.newsletter.delivery.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.newsletter.delivery.Digests;
import io.broadsheet.newsletter.delivery.MailContent;
import io.broadsheet.newsletter.delivery.application.ClaimedDelivery.Known;
import io.broadsheet.newsletter.delivery.domain.Delivery;
import io.broadsheet.newsletter.delivery.domain.Delivery.Content;
import io.broadsheet.newsletter.delivery.domain.Outcome;
import io.broadsheet.newsletter.delivery.domain.Outcome.Reason;
import io.broadsheet.newsletter.delivery.domain.RetryPolicy;
import io.broadsheet.newsletter.subscription.Recipients;
import io.broadsheet.newsletter.subscription.Recipients.Recipient;
import io.broadsheet.newsletter.subscription.Recipients.Standing;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeliveryRulesTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Supplier<MailContent> SAID = () -> new MailContent("s", "t", "h", "daily", List.of());
    private static final Delivery DIGEST = delivery(new Content.Digest(UUID.randomUUID(), 7));
    private static final Delivery CONFIRMATION = delivery(new Content.Transactional("confirmation", "s", "t", "h"));

    private final DeliveryRules rules = new DeliveryRules(
            nobody(),
            new RetryPolicy(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofHours(48)),
            Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void waitsForAnEditionThatIsMissing() {
        // To cancel it, as if all had been withdrawn, would skip a reader for good.
        assertThat(rules.refusal(DIGEST, known(Standing.ACTIVE, Digests.UNKNOWN)))
                .containsInstanceOf(Outcome.Released.class);
    }

    @Test
    void cancelsADigestOfWhichNothingIsLeft() {
        assertThat(rules.refusal(DIGEST, known(Standing.ACTIVE, null)))
                .contains(new Outcome.Cancelled(NOON, Reason.WITHDRAWN));
    }

    @Test
    void mailsNothingToOneWhoWasErased() {
        assertThat(rules.refusal(CONFIRMATION, new Known(null, SAID, 0)))
                .contains(new Outcome.Cancelled(NOON, Reason.ERASED));
    }

    @ParameterizedTest
    @EnumSource
    void bringsDigestsToActiveReadersOnlyAndTransactionalMailsToWhoeverAsked(Standing standing) {
        assertThat(rules.refusal(DIGEST, known(standing, SAID)).isEmpty()).isEqualTo(standing == Standing.ACTIVE);
        assertThat(rules.refusal(CONFIRMATION, known(standing, SAID)).isEmpty())
                .isEqualTo(standing != Standing.SUPPRESSED);
    }

    private static Known known(Standing standing, @Nullable Supplier<MailContent> content) {
        return new Known(new Recipient(UUID.randomUUID(), "ann@news.example", standing, 1), content, 0);
    }

    private static Delivery delivery(Content content) {
        return new Delivery(UUID.randomUUID(), UUID.randomUUID(), content, 0, null, null);
    }

    private static Recipients nobody() {
        return (Recipients) Proxy.newProxyInstance(
                Recipients.class.getClassLoader(), new Class<?>[] {Recipients.class}, (self, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
