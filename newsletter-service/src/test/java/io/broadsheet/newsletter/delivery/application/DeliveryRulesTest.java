package io.broadsheet.newsletter.delivery.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.newsletter.delivery.Digests;
import io.broadsheet.newsletter.delivery.MailContent;
import io.broadsheet.newsletter.delivery.application.ClaimedDelivery.Known;
import io.broadsheet.newsletter.delivery.domain.Delivery;
import io.broadsheet.newsletter.delivery.domain.Delivery.Content;
import io.broadsheet.newsletter.delivery.domain.Ledger;
import io.broadsheet.newsletter.delivery.domain.Ledger.Refusals;
import io.broadsheet.newsletter.delivery.domain.Outcome;
import io.broadsheet.newsletter.delivery.domain.Outcome.Reason;
import io.broadsheet.newsletter.delivery.domain.Reply;
import io.broadsheet.newsletter.delivery.domain.ReplyClass;
import io.broadsheet.newsletter.delivery.domain.RetryPolicy;
import io.broadsheet.newsletter.subscription.Recipients;
import io.broadsheet.newsletter.subscription.Recipients.Recipient;
import io.broadsheet.newsletter.subscription.Recipients.Standing;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DeliveryRulesTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Supplier<MailContent> SAID = () -> new MailContent("s", "t", "h", "daily", List.of());
    private static final Delivery DIGEST = delivery(new Content.Digest(UUID.randomUUID(), 7));
    private static final Delivery LATE = new Delivery(
            DIGEST.id(),
            DIGEST.subscriptionId(),
            DIGEST.content(),
            40,
            0,
            NOON.minus(Duration.ofHours(48)),
            null,
            NOON,
            null,
            null);
    private static final Delivery CONFIRMATION = delivery(new Content.Transactional("confirmation", "s", "t", "h"));

    private static final RetryPolicy RETRIES =
            new RetryPolicy(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofHours(48));

    private static final Duration HOLD = Duration.ofDays(5);

    private final DeliveryRules rules = new DeliveryRules(
            none(Recipients.class), none(Ledger.class), RETRIES, HOLD, Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void waitsForAnEditionThatIsMissing() {
        // To cancel it, as if all had been withdrawn, would skip a reader for good.
        assertThat(rules.refusal(DIGEST, known(Standing.ACTIVE, Digests.UNKNOWN)))
                .containsInstanceOf(Outcome.Released.class);
    }

    @Test
    void looksForAMissingEditionForAsLongAsMailsAreHeld() {
        var old = new Delivery(
                DIGEST.id(),
                DIGEST.subscriptionId(),
                DIGEST.content(),
                0,
                0,
                null,
                null,
                NOON.minus(HOLD).minusSeconds(1),
                null,
                null);

        assertThat(rules.refusal(old, known(Standing.ACTIVE, Digests.UNKNOWN)))
                .contains(new Outcome.Cancelled(Reason.MISSING));
    }

    @Test
    void cancelsADigestOfWhichNothingIsLeft() {
        assertThat(rules.refusal(DIGEST, known(Standing.ACTIVE, null)))
                .contains(new Outcome.Cancelled(Reason.WITHDRAWN));
    }

    @Test
    void mailsNothingToOneWhoWasErased() {
        assertThat(rules.refusal(CONFIRMATION, new Known(null, SAID, 0)))
                .contains(new Outcome.Cancelled(Reason.ERASED));
    }

    @ParameterizedTest
    @EnumSource
    void bringsDigestsToActiveReadersOnlyAndTransactionalMailsToWhoeverAsked(Standing standing) {
        assertThat(rules.refusal(DIGEST, known(standing, SAID)).isEmpty()).isEqualTo(standing == Standing.ACTIVE);
        assertThat(rules.refusal(CONFIRMATION, known(standing, SAID)).isEmpty())
                .isEqualTo(standing != Standing.SUPPRESSED);
    }

    @ParameterizedTest
    @CsvSource({"1, 30, false", "2, 6, false", "2, 7, true", "9, 30, true"})
    void suppressesAMailboxThatWasCalledUnknownForAWeek(long before, int days, boolean suppressed) {
        var told = new ArrayList<UUID>();
        var recalling = new DeliveryRules(
                answering(
                        Recipients.class,
                        (name, arguments) ->
                                name.equals("suppress") ? told.add((UUID) arguments[0]) : Optional.empty()),
                answering(Ledger.class, (name, arguments) -> new Refusals(before, NOON.minus(Duration.ofDays(days)))),
                RETRIES,
                HOLD,
                Clock.fixed(NOON, ZoneOffset.UTC));

        var outcome = recalling.outcome(DIGEST, ReplyClass.UNKNOWN_MAILBOX, new Reply(550, ""));

        assertThat(outcome).isEqualTo(new Outcome.Failed(ReplyClass.UNKNOWN_MAILBOX, new Reply(550, "")));
        assertThat(told).isEqualTo(suppressed ? List.of(DIGEST.subscriptionId()) : List.of());
    }

    @Test
    void countsWhatWasRefusedSinceAReaderWasRestored() {
        var restored = NOON.minus(Duration.ofDays(3));
        var asked = new ArrayList<Instant>();
        var recalling = new DeliveryRules(
                answering(Recipients.class, (name, arguments) -> Optional.of(restored)),
                answering(Ledger.class, (name, arguments) -> {
                    asked.add((Instant) arguments[1]);
                    return new Refusals(0, NOON);
                }),
                RETRIES,
                HOLD,
                Clock.fixed(NOON, ZoneOffset.UTC));

        assertThat(recalling.outcome(DIGEST, ReplyClass.UNKNOWN_MAILBOX, new Reply(550, "")))
                .isInstanceOf(Outcome.Failed.class);
        assertThat(asked).containsExactly(restored);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "451 4.7.1 Client host blocked using zen.spamhaus.org § BLOCK_LIST",
                "451 4.7.1 Please try again later § POLICY",
                "450 4.7.26 Unauthenticated mail § AUTHENTICATION",
                "450 4.7.10 Encryption needed § TLS",
                "451 Your IP is on our block list § BLOCK_LIST",
                "451 Rejected by local policy § POLICY",
                "450 Relay access denied § POLICY",
                "421 4.7.28 Unusual rate from your domain § RATE",
                "450 Daily message limit reached § RATE",
                "450 4.2.0 Greylisted § ",
                "451 4.3.0 Try later § "
            })
    void holdsWhatAMatterOfPolicyPutOffUntilItWouldBeGivenUp(String line, @Nullable ReplyClass matter) {
        var reply = Reply.of(Integer.parseInt(line.substring(0, 3)), line);
        var replyClass = ReplyClass.of(reply);

        assertThat(rules.outcome(DIGEST, replyClass, reply)).isInstanceOf(Outcome.Deferred.class);
        assertThat(rules.outcome(LATE, replyClass, reply))
                .isEqualTo(
                        matter == null
                                ? new Outcome.Failed(ReplyClass.DEFERRED, reply)
                                : new Outcome.Held(matter, reply));
    }

    @Test
    void sendsNoMailWithoutEndThatAServerNeverAnswers() {
        assertThat(rules.lost(perhapsSent(0), true)).isEqualTo(new Outcome.Unanswered(Duration.ofSeconds(1), true));
        assertThat(rules.lost(perhapsSent(1), true))
                .isInstanceOfSatisfying(
                        Outcome.Unanswered.class,
                        later -> assertThat(later.after()).isBetween(Duration.ofMinutes(30), Duration.ofHours(1)));
        assertThat(rules.lost(perhapsSent(2), true)).isEqualTo(new Outcome.Held(ReplyClass.UNANSWERED, Reply.NONE));
        assertThat(rules.lost(perhapsSent(2), false)).isInstanceOf(Outcome.Unanswered.class);
    }

    private static Delivery perhapsSent(int times) {
        var id = UUID.randomUUID();
        return new Delivery(id, id, DIGEST.content(), times, times, null, null, NOON, null, null);
    }

    @Test
    void triesAgainWhatCannotBeComposedUntilItIsGivenUp() {
        assertThat(rules.unmailable(DIGEST)).isInstanceOf(Outcome.Deferred.class);
        assertThat(rules.unmailable(LATE)).isEqualTo(new Outcome.Unmailable());
    }

    private static <T> T answering(Class<T> type, BiFunction<String, Object[], Object> answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answer.apply(method.getName(), arguments)));
    }

    private static Known known(Standing standing, @Nullable Supplier<MailContent> content) {
        return new Known(new Recipient(UUID.randomUUID(), "ann@news.example", standing, 1), content, 0);
    }

    private static Delivery delivery(Content content) {
        return new Delivery(UUID.randomUUID(), UUID.randomUUID(), content, 0, 0, null, null, NOON, null, null);
    }

    private static <T> T none(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                }));
    }
}
