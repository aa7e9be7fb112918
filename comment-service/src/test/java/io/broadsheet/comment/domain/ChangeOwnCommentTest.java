package io.broadsheet.comment.domain;

import static io.broadsheet.comment.domain.Fixtures.LATER;
import static io.broadsheet.comment.domain.Fixtures.NOON;
import static io.broadsheet.comment.domain.Fixtures.WINDOW;
import static io.broadsheet.comment.domain.Fixtures.WORDS;
import static io.broadsheet.comment.domain.Fixtures.aHeldComment;
import static io.broadsheet.comment.domain.Fixtures.aRejectedComment;
import static io.broadsheet.comment.domain.Fixtures.aRemovedComment;
import static io.broadsheet.comment.domain.Fixtures.aVisibleComment;
import static io.broadsheet.comment.domain.Fixtures.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeOwnCommentTest {

    private static final Contribution NEW_WORDS = new Contribution("Ada", "Well said, and well meant.");
    private static final Instant LAST_CHANCE = NOON.plus(WINDOW);
    private static final Instant TOO_LATE = LAST_CHANCE.plusMillis(1);

    @Test
    void newWordsReplaceTheOldOnes() {
        var change = aVisibleComment().edit(NEW_WORDS, Judgement.NOTHING_FOUND, WINDOW, LAST_CHANCE);

        assertThat(change.next()).isInstanceOfSatisfying(Comment.Visible.class, seen -> {
            assertThat(seen.words()).isEqualTo(NEW_WORDS);
            assertThat(seen.editedAt()).isEqualTo(LAST_CHANCE);
        });
        assertThat(change.events()).containsExactly(new CommentEvent.Edited(LAST_CHANCE));
    }

    @Test
    void newWordsThatARuleHoldsTakeAVisibleCommentBackToTheQueue() {
        var change =
                aVisibleComment().edit(NEW_WORDS, Judgement.holding(List.of(HoldReason.MANY_LINKS)), WINDOW, LATER);

        assertThat(change.next()).isInstanceOf(Comment.Held.class);
    }

    @Test
    void theSameWordsChangeNothingAndAreNeverTooLate() {
        var comment = aVisibleComment();

        assertThat(comment.edit(WORDS, Judgement.NOTHING_FOUND, WINDOW, TOO_LATE))
                .isEqualTo(Comment.Change.none(comment));
    }

    @Test
    void editingEndsWithTheWindow() {
        assertThatExceptionOfType(EditWindowOver.class)
                .isThrownBy(() -> aHeldComment().edit(NEW_WORDS, Judgement.NOTHING_FOUND, WINDOW, TOO_LATE));
    }

    @Test
    void aRejectedOrRemovedCommentIsNotEdited() {
        assertThatExceptionOfType(NotChangeable.class)
                .isThrownBy(() -> aRejectedComment().edit(NEW_WORDS, Judgement.NOTHING_FOUND, WINDOW, LATER));
        assertThatExceptionOfType(NotChangeable.class)
                .isThrownBy(() -> aRemovedComment().edit(NEW_WORDS, Judgement.NOTHING_FOUND, WINDOW, LATER));
    }

    @Test
    void removalTakesNameWordsAndReasonsAway() {
        var approved = aVisibleComment().decide(verdict(Verdict.APPROVE)).next();

        var change = approved.withdraw(WINDOW, LATER);

        assertThat(change.next().toString()).doesNotContain("Ada", "Well said", "said before");
        assertThat(change.next().decisions()).hasSize(1);
        assertThat(change.events()).containsExactly(new CommentEvent.Removed(LATER));
    }

    @Test
    void removalEndsWithTheWindowButNotForErasure() {
        assertThatExceptionOfType(EditWindowOver.class)
                .isThrownBy(() -> aVisibleComment().withdraw(WINDOW, TOO_LATE));
        assertThat(aVisibleComment().erase(TOO_LATE, null).next()).isInstanceOf(Comment.Removed.class);
    }

    @Test
    void removingAgainChangesNothing() {
        assertThat(aRemovedComment().withdraw(WINDOW, TOO_LATE).events()).isEmpty();
    }
}
