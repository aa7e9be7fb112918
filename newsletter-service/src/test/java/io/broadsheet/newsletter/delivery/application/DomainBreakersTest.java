package io.broadsheet.newsletter.delivery.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.chassis.Backoff;
import io.broadsheet.newsletter.delivery.domain.Delivery;
import io.broadsheet.newsletter.delivery.domain.Outcome;
import io.broadsheet.newsletter.delivery.domain.Reply;
import io.broadsheet.newsletter.delivery.domain.ReplyClass;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class DomainBreakersTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final Reply REFUSAL = new Reply(550, "5.7.515");

    private static final UUID ANN = UUID.randomUUID();

    private Instant now = NOON;
    private final DomainBreakers domains =
            new DomainBreakers(new Backoff(Duration.ofHours(1), Duration.ofHours(1)), Duration.ofHours(48), () -> now);

    @Test
    void goOnWhereOneIsAcceptedInBetween() {
        for (var i = 0; i < 20; i++) {
            domains.answered("big.example", ANN, ReplyClass.POLICY, REFUSAL);
            domains.answered("big.example", ANN, i % 4 == 3 ? ReplyClass.ACCEPTED : ReplyClass.HARD, REFUSAL);
        }
        assertThat(domains.refusal("big.example", delivery(null))).isEmpty();
    }

    @Test
    void tryAgainWhatOperationsSentAgain() {
        refuse(5);
        assertThat(domains.refusal("big.example", delivery(null)))
                .hasValueSatisfying(outcome ->
                        assertThat(((Outcome.Released) outcome).waitsFor()).isEqualTo(ReplyClass.AUTHENTICATION));
        now = NOON.plusSeconds(60);

        assertThat(domains.refusal("big.example", delivery(now))).isEmpty();
        assertThat(domains.refusal("big.example", delivery(null))).isEmpty();

        now = NOON.plusSeconds(120);
        refuse(5);
        assertThat(domains.refusal("big.example", delivery(NOON.plusSeconds(60))))
                .as("it was in vain")
                .isPresent();
    }

    @Test
    void holdWhatHasWaitedForTooLong() {
        refuse(5);
        now = NOON.plus(Duration.ofHours(48));

        assertThat(domains.refusal("big.example", waiting(0, NOON)))
                .contains(new Outcome.Held(ReplyClass.AUTHENTICATION, Reply.NONE));
    }

    /** The days in which the mail server was away are not the domain's. */
    @Test
    void countFromWhenTheDomainFirstKeptItWaiting() {
        now = NOON.plus(Duration.ofHours(72));
        domains.answered("big.example", ANN, ReplyClass.THROTTLED, new Reply(421, "4.7.28"));

        assertThat(domains.refusal("big.example", waiting(0, null))).containsInstanceOf(Outcome.Released.class);
        assertThat(domains.refusal("big.example", waiting(0, now.minus(Duration.ofHours(47)))))
                .containsInstanceOf(Outcome.Released.class);
    }

    @Test
    void takeAFullMailboxForNobodyElses() {
        putOff(20, "4.2.2", "mailbox full");
        putOff(20, "5.2.2", "");
        putOff(20, "", "452 over quota");

        assertThat(domains.refusal("big.example", delivery(null))).isEmpty();
    }

    @Test
    void letThoseThatWereGreylistedComeAgain() {
        putOff(10, "4.7.1", "greylisted");

        assertThat(domains.refusal("big.example", waiting(1, null))).isEmpty();
        assertThat(domains.refusal("big.example", waiting(0, null))).containsInstanceOf(Outcome.Released.class);

        domains.answered("big.example", ANN, ReplyClass.THROTTLED, new Reply(421, "4.7.28"));
        assertThat(domains.refusal("big.example", waiting(1, null))).containsInstanceOf(Outcome.Released.class);
        accept(1);
        putOff(10, "4.7.1", "greylisted");
        assertThat(domains.refusal("big.example", waiting(1, null))).isEmpty();
    }

    private void putOff(int times, String status, String text) {
        for (var i = 0; i < times; i++) {
            domains.answered("big.example", ANN, ReplyClass.DEFERRED, new Reply(450, status, text));
        }
    }

    @Test
    void waitAfterOneAnswerThatSpeaksForAll() {
        domains.answered("big.example", ANN, ReplyClass.THROTTLED, new Reply(421, "4.7.28"));

        assertThat(domains.refusal("big.example", delivery(null))).containsInstanceOf(Outcome.Released.class);
        assertThat(domains.refusal("other.example", delivery(null))).isEmpty();
        assertThat(domains.open()).isEqualTo(1);
    }

    @Test
    void nameADomainOnlyWhereItRefusesSeveralReaders(CapturedOutput output) {
        for (var i = 0; i < 5; i++) {
            domains.answered("ann.example", ANN, ReplyClass.POLICY, REFUSAL);
        }
        refuse(5);

        assertThat(output)
                .contains("A domain refuses all mails", "big.example refuses all mails")
                .doesNotContain("ann.example");
    }

    @Test
    void doubtThatMailboxesAreUnknownWhereTheyAreOneAfterTheOther() {
        assertThat(unknown(0, 4)).containsOnly(ReplyClass.HARD);
        assertThat(unknown(4, 100)).containsOnly(ReplyClass.UNKNOWN_MAILBOX);
        assertThat(domains.answered("other.example", ANN, ReplyClass.HARD, REFUSAL))
                .isEqualTo(ReplyClass.HARD);
        accept(1);
        assertThat(unknown(100, 101)).as("one that got through").containsOnly(ReplyClass.UNKNOWN_MAILBOX);
        accept(10);
        assertThat(unknown(101, 102)).as("the day is over").containsOnly(ReplyClass.HARD);
    }

    @Test
    void doubtNoReaderWithoutAMailboxBecauseOfThatReader() {
        for (var i = 0; i < 20; i++) {
            assertThat(domains.answered("big.example", ANN, ReplyClass.HARD, REFUSAL))
                    .isEqualTo(ReplyClass.HARD);
        }
    }

    private List<ReplyClass> unknown(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> domains.answered("big.example", new UUID(0, i), ReplyClass.HARD, REFUSAL))
                .toList();
    }

    private void accept(int times) {
        for (var i = 0; i < times; i++) {
            domains.answered("big.example", ANN, ReplyClass.ACCEPTED, new Reply(250, ""));
        }
    }

    private void refuse(int times) {
        for (var i = 0; i < times; i++) {
            domains.answered("big.example", new UUID(0, i), ReplyClass.AUTHENTICATION, REFUSAL);
        }
    }

    private static Delivery waiting(int attempts, @Nullable Instant since) {
        var id = UUID.randomUUID();
        return new Delivery(id, id, new Delivery.Content.Digest(id, 1), attempts, 0, null, since, NOON, null, null);
    }

    private static Delivery delivery(@Nullable Instant releasedAt) {
        var id = UUID.randomUUID();
        return new Delivery(id, id, new Delivery.Content.Digest(id, 1), 0, 0, null, null, NOON, releasedAt, null);
    }
}
