package io.broadsheet.comment.domain;

import static io.broadsheet.comment.domain.Fixtures.LATER;
import static io.broadsheet.comment.domain.Fixtures.aHeldComment;
import static io.broadsheet.comment.domain.Fixtures.aRejectedComment;
import static io.broadsheet.comment.domain.Fixtures.aRemovedComment;
import static io.broadsheet.comment.domain.Fixtures.aVisibleComment;
import static io.broadsheet.comment.domain.Fixtures.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class ModerateCommentTest {

    @Test
    void approvalShowsAHeldCommentAndLeavesATrail() {
        var change = aHeldComment().decide(verdict(Verdict.APPROVE));

        assertThat(change.next()).isInstanceOf(Comment.Visible.class);
        assertThat(change.next().decisions()).containsExactly(verdict(Verdict.APPROVE));
        assertThat(change.events()).containsExactly(new CommentEvent.Approved(LATER));
    }

    @Test
    void refusalHidesACommentThatWasVisible() {
        var change = aVisibleComment().decide(verdict(Verdict.SPAM));

        assertThat(change.next()).isInstanceOf(Comment.Rejected.class);
        assertThat(change.events()).containsExactly(new CommentEvent.Rejected(LATER));
    }

    @Test
    void aRefusalCanBeOverturned() {
        assertThat(aRejectedComment().decide(verdict(Verdict.APPROVE)).next()).isInstanceOf(Comment.Visible.class);
    }

    @Test
    void theSameVerdictAgainChangesNothing() {
        var approved = aHeldComment().decide(verdict(Verdict.APPROVE)).next();

        assertThat(approved.decide(verdict(Verdict.APPROVE))).isEqualTo(Comment.Change.none(approved));
        assertThat(aRejectedComment().decide(verdict(Verdict.REJECT)).events()).isEmpty();
    }

    @Test
    void aRemovedCommentIsBeyondDecision() {
        assertThatExceptionOfType(NotChangeable.class)
                .isThrownBy(() -> aRemovedComment().decide(verdict(Verdict.APPROVE)));
    }

    @Test
    void theTrailForgetsTheOldestDecisions() {
        var comment = aHeldComment();
        for (int i = 0; i < 15; i++) {
            comment = comment.decide(verdict(Verdict.APPROVE)).next();
            comment = comment.decide(verdict(Verdict.REJECT)).next();
        }

        assertThat(comment.decisions()).hasSize(Comment.DECISIONS_KEPT);
        assertThat(comment.decisions().getLast().verdict()).isEqualTo(Verdict.REJECT);
    }
}
