package io.broadsheet.newsletter.delivery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyClassTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final RetryPolicy RETRIES =
            new RetryPolicy(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofHours(48));

    @ParameterizedTest
    @CsvSource({
        "250 2.0.0 Ok: queued as 4A, ACCEPTED",
        "250 Ok, ACCEPTED",
        "421 4.3.2 Going down, DEFERRED",
        "451-4.7.1 Greylisted, DEFERRED",
        "450 Try later, DEFERRED",
        "552 5.2.2 Mailbox full, DEFERRED",
        "550 5.1.1 No such user, HARD",
        "550-5.1.1 No such user, HARD",
        "550 5.1.2 No such host, HARD",
        "556 5.1.10 Null MX, HARD",
        "550 5.2.1 Disabled, HARD",
        "550 5.7.1 Blocked, POLICY",
        "550 5.7.515 Not authenticated, POLICY",
        "550 No such user, REFUSED",
        "554 5.6.0 Bad content, REFUSED",
        "550 5.1.15 Something else, REFUSED"
    })
    void knowsWhatAnAnswerMeans(String line, ReplyClass replyClass) {
        assertThat(ReplyClass.of(Reply.of(Integer.parseInt(line.substring(0, 3)), line)))
                .isEqualTo(replyClass);
    }

    @Test
    void waitsLongerEachTimeUpToALimitAndNeverInStep() {
        assertThat(RETRIES.pause(0, 0)).isEqualTo(Duration.ofSeconds(30));
        assertThat(RETRIES.pause(0, 1)).isEqualTo(Duration.ofMinutes(1));
        assertThat(RETRIES.pause(3, 1)).isEqualTo(Duration.ofMinutes(8));
        assertThat(RETRIES.pause(40, 1)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void givesUpAfterTheLimitSinceItWasFirstPutOff() {
        assertThat(RETRIES.next(aDelivery(null), NOON, 1)).contains(NOON.plusSeconds(60));
        assertThat(RETRIES.next(aDelivery(NOON.minus(Duration.ofHours(47))), NOON, 1))
                .isPresent();
        assertThat(RETRIES.next(aDelivery(NOON.minus(Duration.ofHours(48))), NOON, 1))
                .isEmpty();
    }

    private static Delivery aDelivery(@Nullable Instant deferredSince) {
        var id = UUID.randomUUID();
        return new Delivery(id, id, new Delivery.Content.Digest(id, 1), 0, deferredSince, null);
    }
}
