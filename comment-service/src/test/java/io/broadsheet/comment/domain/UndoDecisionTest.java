package io.broadsheet.comment.domain;

import static io.broadsheet.comment.domain.Fixtures.COMMENT;
import static io.broadsheet.comment.domain.Fixtures.LATER;
import static io.broadsheet.comment.domain.Fixtures.NOON;
import static io.broadsheet.comment.domain.Fixtures.WORDS;
import static io.broadsheet.comment.domain.Fixtures.aHeldComment;
import static io.broadsheet.comment.domain.Fixtures.aPosting;
import static io.broadsheet.comment.domain.Fixtures.aVisibleComment;
import static io.broadsheet.comment.domain.Fixtures.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UndoDecisionTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant SOON = LATER.plusSeconds(60);

    @Test
    void whatWasHeldIsHeldAgainForItsReasons() {
        var reasons = List.of(HoldReason.FIRST_COMMENT, HoldReason.MANY_LINKS);
        var held = Comment.post(aPosting(), WORDS, Judgement.holding(reasons)).next();

        var change = undo(held.decide(verdict(Verdict.APPROVE)).next(), "mod-7", SOON);

        assertThat(change.next()).isInstanceOfSatisfying(Comment.Held.class, again -> {
            assertThat(again.reasons()).isEqualTo(reasons);
            assertThat(again.since())
                    .as("else it would be forgotten at once, and not followed")
                    .isEqualTo(SOON);
        });
        assertThat(change.next().decisions())
                .singleElement()
                .satisfies(line -> assertThat(line.undone()).isEqualTo(SOON));
        assertThat(change.events()).containsExactly(new CommentEvent.Reconsidered(SOON));
    }

    @Test
    void whatNobodyHadReadIsNotTakenForRead() {
        var back = undo(aVisibleComment().decide(verdict(Verdict.SPAM)).next(), "mod-7", SOON)
                .next();

        assertThat(back)
                .isInstanceOfSatisfying(
                        Comment.Visible.class,
                        seen -> assertThat(seen.approved()).isFalse());
    }

    @Test
    void anEarlierDecisionStandsAgain() {
        var rejected = aHeldComment().decide(verdict(Verdict.SPAM)).next();
        var approved = rejected.decide(new Decision("mod-8", LATER, 1, Verdict.APPROVE, null))
                .next();

        var back = undo(approved, "mod-8", SOON).next();

        assertThat(back)
                .isInstanceOfSatisfying(
                        Comment.Rejected.class,
                        refused -> assertThat(refused.isSpam()).isTrue());
        assertThat(back.decide(verdict(Verdict.SPAM)).next()).as("as it is").isEqualTo(back);
    }

    @Test
    void onlyOnesOwnLastDecisionOfAMinute() {
        var approved = aHeldComment().decide(verdict(Verdict.APPROVE)).next();

        for (Runnable attempt : List.<Runnable>of(
                () -> undo(approved, "mod-8", SOON),
                () -> undo(approved, "mod-7", SOON.plusMillis(1)),
                () -> undo(undo(approved, "mod-7", SOON).next(), "mod-7", SOON),
                () -> undo(refusedByPolicy(), Decision.RULE + "banned-words", NOON))) {
            assertThatExceptionOfType(NotUndoable.class).isThrownBy(attempt::run);
        }
        assertThatExceptionOfType(NotUndoable.class)
                .isThrownBy(() -> new StoredComment(COMMENT, 1, aHeldComment()).undo("mod-7", 1, MINUTE, SOON));
    }

    /** Whoever got no answer asks again. */
    @Test
    void theSameAppealOrNoteAgainChangesNothing() {
        var appealed = refusedByPolicy().appeal("It is a name", LATER).next();
        assertThat(appealed.appeal("It is a name", SOON)).isEqualTo(Comment.Change.none(appealed));
        var answered = appealed.decide(new Decision("mod-7", SOON, 2, Verdict.REJECT, null))
                .next();
        assertThatExceptionOfType(NotAppealable.class).isThrownBy(() -> answered.appeal("It is a name", SOON));

        var noted = aHeldComment()
                .note(new Review.Note("mod-7", LATER, "Was she calm?"))
                .next();
        assertThat(noted.note(new Review.Note("mod-7", SOON, "Was she calm?"))).isEqualTo(Comment.Change.none(noted));
        assertThat(noted.note(new Review.Note("mod-8", SOON, "Was she calm?"))
                        .next()
                        .posting()
                        .review()
                        .notes())
                .hasSize(2);
    }

    private static Comment refusedByPolicy() {
        var refusal = new Judgement(
                7, HoldReason.BANNED_WORDS, List.of(new Finding(HoldReason.BANNED_WORDS)), null, ArticleTraits.UNKNOWN);
        return Comment.post(aPosting(), WORDS, refusal).next();
    }

    private static Comment.Change undo(Comment comment, String by, Instant now) {
        return comment.undo(by, MINUTE, now);
    }

    @Test
    void whatWasSeenForLongAndReportedIsNotForgottenAtOnce() {
        var day100 = NOON.plus(Duration.ofDays(100));
        var reported = aVisibleComment()
                .hold(HoldReason.REPORTED, Instant.EPOCH, day100)
                .next();
        var rejected = reported.decide(new Decision("mod-7", day100, 2, Verdict.REJECT, null))
                .next();

        var back = undo(rejected, "mod-7", day100).next();

        assertThat(back).isInstanceOf(Comment.Held.class);
        assertThat(back.forget(day100.minus(Duration.ofDays(90)), day100).next())
                .isEqualTo(back);
        assertThat(back.edit(new Contribution("Ada", "Nothing."), Judgement.NOTHING_FOUND, Duration.ofDays(101), day100)
                        .next())
                .as("an edit does not lift what readers reported")
                .isInstanceOf(Comment.Held.class);
        assertThat(back.decidedAt()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void anAppealAgainstARejectionThatIsTakenBackIsOver() {
        var rejected = aHeldComment().decide(verdict(Verdict.REJECT)).next();
        var appealed = rejected.appeal("It is a name", LATER).next();

        var back = undo(appealed, "mod-7", SOON).next();
        assertThat(back.posting().review().appeal()).isNull();

        var again = back.decide(new Decision("mod-7", SOON, 3, Verdict.REJECT, null))
                .next();
        assertThat(again.appeal("Once more", SOON).next().appealAgainst()).contains("mod-7");
    }

    @Test
    void anAnswerThatIsTakenBackOpensTheAppealAgain() {
        var rejected = aHeldComment().decide(verdict(Verdict.REJECT)).next();
        var answered = rejected.appeal("It is a name", LATER)
                .next()
                .decide(new Decision("mod-8", LATER, 2, Verdict.APPROVE, null))
                .next();

        var back = undo(answered, "mod-8", SOON).next();

        assertThat(back.appealAgainst()).contains("mod-7");
    }

    @Test
    void anAppealIsMadeOnceAndEndsWithTheNextDecision() {
        var rejected = refusedByPolicy().appeal("It is a name", LATER).next();
        assertThatExceptionOfType(NotAppealable.class).isThrownBy(() -> rejected.appeal("Really", LATER));
        assertThatExceptionOfType(NotAppealable.class)
                .isThrownBy(() -> aHeldComment().appeal("Soon", LATER));
        assertThat(rejected.appealAgainst()).contains("rule:banned-words");

        var again = rejected.decide(new Decision("mod-7", SOON, 2, Verdict.REJECT, null));

        assertThat(again.next().posting().review().appeal()).isEqualTo(new Review.Appeal(LATER, "It is a name", SOON));
        assertThat(again.next().decisions()).hasSize(2);
        assertThat(again.next().appealAgainst()).isEmpty();
        assertThat(again.next().erase(SOON, null).next().toString()).doesNotContain("It is a name");
    }
}
