package io.broadsheet.newsletter.subscription.domain;

import static io.broadsheet.newsletter.subscription.domain.EndReason.BOUNCED;
import static io.broadsheet.newsletter.subscription.domain.EndReason.UNSUBSCRIBED;
import static io.broadsheet.newsletter.subscription.domain.Fixtures.ADDRESS;
import static io.broadsheet.newsletter.subscription.domain.Fixtures.DAILY;
import static io.broadsheet.newsletter.subscription.domain.Fixtures.INSTANT;
import static io.broadsheet.newsletter.subscription.domain.Fixtures.NOON;
import static io.broadsheet.newsletter.subscription.domain.Fixtures.aConfirmed;
import static io.broadsheet.newsletter.subscription.domain.Fixtures.aPending;
import static io.broadsheet.newsletter.subscription.domain.Fixtures.anEnded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.broadsheet.newsletter.subscription.domain.Subscription.Confirmed;
import io.broadsheet.newsletter.subscription.domain.Subscription.Ended;
import io.broadsheet.newsletter.subscription.domain.Subscription.Erased;
import io.broadsheet.newsletter.subscription.domain.Subscription.Pending;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubscriptionTest {

    @Test
    void confirmingBeginsDigestsAndIsAnnounced() {
        var change = aPending().confirm(1, 4, NOON);

        assertThat(change.next()).isInstanceOf(Confirmed.class);
        assertThat(change.events()).containsExactly(new SubscriptionEvent.Confirmed(DAILY, NOON));
    }

    @Test
    void confirmingAgainChangesAndAnnouncesNothing() {
        var confirmed = aConfirmed();

        assertThat(confirmed.confirm(1, 4, NOON.plusSeconds(60))).isEqualTo(Change.to(confirmed));
    }

    @Test
    void aConfirmationLinkWorksForAWeek() {
        var pending = aPending();

        assertThatExceptionOfType(LinkOutdated.class)
                .isThrownBy(() -> pending.confirm(1, 4, NOON.plus(Duration.ofDays(7))));
    }

    @Test
    void anOldConfirmationLinkDoesNotBringBackWhoLeft() {
        assertThatExceptionOfType(LinkOutdated.class)
                .isThrownBy(() -> anEnded(UNSUBSCRIBED).confirm(1, 4, NOON));
        assertThatExceptionOfType(LinkOutdated.class)
                .isThrownBy(() -> anEnded(UNSUBSCRIBED).ask(DAILY, NOON).next().confirm(1, 4, NOON));
    }

    @Test
    void askingForAConfirmedAddressChangesNothingOfWhatItGets() {
        var change = aConfirmed().ask(INSTANT, NOON.plusSeconds(1));

        assertThat(change.events()).isEmpty();
        assertThat(change.next()).isInstanceOfSatisfying(Confirmed.class, same -> {
            assertThat(same.preferences()).isEqualTo(DAILY);
            assertThat(same.reader().mails().latest(MailPurpose.PREFERENCES, 1)).isPresent();
        });
    }

    @Test
    void whoLeftCanComeBack() {
        var change = anEnded(UNSUBSCRIBED).ask(INSTANT, NOON.plusSeconds(1));

        assertThat(change.events()).isEmpty();
        assertThat(change.next().confirm(2, 4, NOON.plusSeconds(2)).events())
                .containsExactly(new SubscriptionEvent.Confirmed(INSTANT, NOON.plusSeconds(2)));
    }

    @Test
    void aSuppressedAddressGetsNothing() {
        var ended = anEnded(EndReason.COMPLAINED);

        assertThat(ended.ask(DAILY, NOON)).isEqualTo(Change.to(ended));
    }

    @Test
    void preferencesOfAConfirmedOneChange() {
        var change = aConfirmed().prefer(INSTANT, 1, NOON);

        assertThat(change.events()).containsExactly(new SubscriptionEvent.Confirmed(INSTANT, NOON));
        assertThat(change.next().prefer(INSTANT, 1, NOON).events()).isEmpty();
    }

    @Test
    void preferencesOfOthersDoNot() {
        assertThatExceptionOfType(SubscriptionNotActive.class)
                .isThrownBy(() -> anEnded(UNSUBSCRIBED).prefer(DAILY, 1, NOON));
        assertThatExceptionOfType(LinkOutdated.class)
                .isThrownBy(() -> aConfirmed().prefer(INSTANT, 2, NOON));
    }

    @Test
    void endingIsAnnouncedOnce() {
        var change = aConfirmed().end(UNSUBSCRIBED, NOON);

        assertThat(change.events()).containsExactly(new SubscriptionEvent.Ended(UNSUBSCRIBED, NOON));
        assertThat(change.next().end(UNSUBSCRIBED, NOON.plusSeconds(1))).isEqualTo(Change.to(change.next()));
        assertThat(change.next().end(BOUNCED, NOON.plusSeconds(1)).events()).isEmpty();
    }

    @Test
    void nobodyHearsOfWhatWasNeverConfirmed() {
        assertThat(aPending().end(UNSUBSCRIBED, NOON).events()).isEmpty();
        assertThat(aPending().askErasure(1, NOON).next().erase(1, NOON)).isEqualTo(Change.to(new Erased(NOON)));
    }

    @Test
    void erasureNeedsTheMailedLink() {
        assertThatExceptionOfType(LinkOutdated.class)
                .isThrownBy(() -> aConfirmed().erase(1, NOON));

        var asked = aConfirmed().askErasure(1, NOON).next();
        assertThatExceptionOfType(LinkOutdated.class).isThrownBy(() -> asked.erase(1, NOON.plus(Duration.ofDays(1))));
        assertThat(asked.erase(1, NOON.plusSeconds(1)).events())
                .containsExactly(new SubscriptionEvent.Erased(NOON.plusSeconds(1)));
    }

    @Test
    void erasingAgainChangesNothing() {
        var erased = new Erased(NOON);

        assertThat(erased.erase(1, NOON.plusSeconds(1))).isEqualTo(Change.to(erased));
        assertThatExceptionOfType(LinkOutdated.class).isThrownBy(() -> erased.askErasure(1, NOON));
    }

    @Test
    void isErasedAtOnceOnlyWhereNoMailWouldGo() {
        var bounced = Optional.of(BOUNCED);
        var complained = Optional.of(EndReason.COMPLAINED);

        assertThat(aConfirmed().eraseUnmailable(1, bounced, NOON).next()).isInstanceOf(Erased.class);
        assertThat(anEnded(UNSUBSCRIBED).eraseUnmailable(1, bounced, NOON).next())
                .isInstanceOf(Erased.class);
        assertThat(anEnded(BOUNCED).eraseUnmailable(1, Optional.empty(), NOON).next())
                .isInstanceOf(Erased.class);
        assertThat(aPending().eraseUnmailable(1, complained, NOON).next()).isInstanceOf(Erased.class);
        for (var mailed : List.of(
                aPending().eraseUnmailable(1, bounced, NOON),
                aPending().eraseUnmailable(1, Optional.empty(), NOON),
                aConfirmed().eraseUnmailable(1, Optional.empty(), NOON),
                anEnded(UNSUBSCRIBED).eraseUnmailable(1, Optional.empty(), NOON))) {
            assertThat(mailed.next()).isNotInstanceOf(Erased.class);
        }
        assertThatExceptionOfType(LinkOutdated.class)
                .isThrownBy(() -> aConfirmed().eraseUnmailable(2, bounced, NOON));
    }

    @Test
    void anAddressThatNobodyConfirmsIsForgotten() {
        var pending = aPending();

        assertThat(pending.lapse(NOON, NOON, NOON).next()).isSameAs(pending);
        assertThat(pending.lapse(NOON.plusSeconds(1), NOON, NOON).next()).isInstanceOf(Erased.class);
        assertThat(aConfirmed().lapse(NOON.plusSeconds(1), NOON, NOON).next()).isInstanceOf(Confirmed.class);
    }

    @Test
    void mailsOfOneKindAreFew() {
        Subscription subscription = aPending();
        for (int minute = 0; minute < 24 * 60; minute++) {
            subscription = subscription
                    .ask(DAILY, NOON.plus(Duration.ofMinutes(minute)))
                    .next();
        }

        assertThat(((Pending) subscription).reader().mails().recent())
                .extracting(WrittenMail::at)
                .containsExactly(
                        NOON,
                        NOON.plus(Duration.ofMinutes(10)),
                        NOON.plus(Duration.ofMinutes(20)),
                        NOON.plus(Duration.ofMinutes(30)),
                        NOON.plus(Duration.ofMinutes(40)));
    }

    @Test
    void aNewSubscriptionIsMailedEvenRightAfterTheEndOfAnother() {
        var back =
                (Pending) anEnded(UNSUBSCRIBED).ask(DAILY, NOON.plusSeconds(1)).next();

        assertThat(back.reader().mails().latest(MailPurpose.CONFIRMATION, 2))
                .hasValue(new WrittenMail(MailPurpose.CONFIRMATION, 2, NOON.plusSeconds(1)));
    }

    @Test
    void neverPrintsTheAddress() {
        assertThat(anEnded(UNSUBSCRIBED)).isInstanceOf(Ended.class);
        assertThat(anEnded(UNSUBSCRIBED).toString()).doesNotContain(ADDRESS.value());
    }

    @Test
    void staffBringASuppressedReaderBackAndItIsWrittenDown() {
        var suppressed = aConfirmed().end(EndReason.COMPLAINED, NOON).next();

        var change = suppressed.restore("editor", "pressed the wrong button", 9, NOON.plusSeconds(1));

        assertThat(change.next()).isInstanceOfSatisfying(Confirmed.class, confirmed -> {
            assertThat(confirmed.served()).isEqualTo(9);
            assertThat(confirmed.reader().history())
                    .extracting(StandingChange::kind)
                    .containsExactly(StandingChange.Kind.COMPLAINED, StandingChange.Kind.RESTORED_BY_STAFF);
        });
        assertThat(change.events()).hasSize(1);
        assertThat(change.next().restore("editor", "again", 9, NOON).next()).isSameAs(change.next());
    }

    @Test
    void staffCannotSubscribeWhoLeftOrNeverConfirmed() {
        var left = aConfirmed().end(EndReason.UNSUBSCRIBED, NOON).next();
        var never = Subscription.ask(Fixtures.ADDRESS, "key", Fixtures.DAILY, NOON)
                .end(EndReason.BOUNCED, NOON)
                .next();

        assertThatExceptionOfType(NotSuppressed.class).isThrownBy(() -> left.restore("editor", "why", 9, NOON));
        assertThat(never.restore("editor", "why", 9, NOON).next()).isInstanceOf(Pending.class);
    }

    /** By an older mail, or before a bounce that was on its way. */
    @Test
    void staffSubscribeNobodyWhoLeftASuppressedSubscription() {
        for (var reason : List.of(BOUNCED, EndReason.COMPLAINED)) {
            for (var left : List.of(
                    anEnded(reason).end(UNSUBSCRIBED, NOON.plusSeconds(1)).next(),
                    anEnded(UNSUBSCRIBED).end(reason, NOON.plusSeconds(1)).next())) {
                assertThat(left.ask(DAILY, NOON).next())
                        .as("mailed after %s", reason)
                        .isInstanceOf(reason.endsByOptIn() ? Pending.class : Ended.class);

                var restored = left.restore("editor", "a slip", 9, NOON.plusSeconds(2));

                assertThat(restored.events()).isEmpty();
                assertThat(restored.next())
                        .isInstanceOfSatisfying(
                                Ended.class, ended -> assertThat(ended.reason()).isEqualTo(UNSUBSCRIBED));
                assertThatExceptionOfType(NotSuppressed.class)
                        .isThrownBy(() -> restored.next().restore("editor", "again", 9, NOON.plusSeconds(3)));
                assertThat(restored.next().ask(DAILY, NOON.plusSeconds(4)).next())
                        .as("comes back alone")
                        .isInstanceOf(Pending.class);
            }
        }
    }

    @Test
    void leavingASuppressedSubscriptionAgainChangesNothing() {
        var left = anEnded(BOUNCED).end(UNSUBSCRIBED, NOON).next();

        assertThat(left.end(UNSUBSCRIBED, NOON.plusSeconds(1)).next()).isSameAs(left);
        assertThat(left.end(BOUNCED, NOON.plusSeconds(1)).next()).isSameAs(left);
        assertThat(left.end(EndReason.COMPLAINED, NOON.plusSeconds(1)).next()).isNotEqualTo(left);
    }

    /** A stranger may have typed the address of somebody who left, with other wishes. */
    @Test
    void staffRestoreOnlyWhatItsReaderConfirmed() {
        var askedByAnyone =
                anEnded(UNSUBSCRIBED).ask(INSTANT, NOON.plusSeconds(1)).next();
        var bounced = askedByAnyone.end(BOUNCED, NOON.plusSeconds(2)).next();

        var change = bounced.restore("editor", "a wrong answer", 9, NOON.plusSeconds(3));

        assertThat(change.events()).isEmpty();
        assertThat(change.next())
                .isInstanceOfSatisfying(
                        Pending.class,
                        pending -> assertThat(pending.reader().mails().latest(MailPurpose.CONFIRMATION, 3))
                                .isPresent());
    }

    @Test
    void afterABounceANewOptInIsWrittenDownToo() {
        var back = aConfirmed()
                .end(EndReason.BOUNCED, NOON)
                .next()
                .ask(Fixtures.DAILY, NOON)
                .next();

        var confirmed = (Confirmed) back.confirm(2, 9, NOON).next();

        assertThat(confirmed.reader().history())
                .extracting(StandingChange::kind)
                .containsExactly(StandingChange.Kind.BOUNCED, StandingChange.Kind.RESTORED_BY_READER);
    }

    @Test
    void whoRefusesAllMailIsForgottenInEveryState() {
        assertThat(aConfirmed().refuse(NOON).next()).isInstanceOf(Erased.class);
        assertThat(aConfirmed()
                        .end(EndReason.UNSUBSCRIBED, NOON)
                        .next()
                        .refuse(NOON)
                        .next())
                .isInstanceOf(Erased.class);
        assertThat(Subscription.ask(Fixtures.ADDRESS, "key", Fixtures.DAILY, NOON)
                        .refuse(NOON))
                .matches(change -> change.events().isEmpty())
                .matches(change -> change.next() instanceof Erased);
    }
}
