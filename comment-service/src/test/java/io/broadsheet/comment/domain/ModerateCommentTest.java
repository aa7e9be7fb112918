package io.broadsheet.comment.domain;

import static io.broadsheet.comment.domain.Fixtures.COMMENT;
import static io.broadsheet.comment.domain.Fixtures.LATER;
import static io.broadsheet.comment.domain.Fixtures.WINDOW;
import static io.broadsheet.comment.domain.Fixtures.WORDS;
import static io.broadsheet.comment.domain.Fixtures.aHeldComment;
import static io.broadsheet.comment.domain.Fixtures.aRejectedComment;
import static io.broadsheet.comment.domain.Fixtures.aRemovedComment;
import static io.broadsheet.comment.domain.Fixtures.aVisibleComment;
import static io.broadsheet.comment.domain.Fixtures.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.broadsheet.comment.domain.Decision.Grounds;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ModerateCommentTest {

    private static final Grounds INSULT = new Grounds(HouseRule.INSULT, "Please be kind.");

    private static StoredComment read(Comment comment) {
        return new StoredComment(COMMENT, 1, comment);
    }

    private static StoredComment changed(Comment comment) {
        return new StoredComment(COMMENT, 2, comment);
    }

    @Test
    void approvalShowsAHeldCommentAndLeavesATrail() {
        var change = read(aHeldComment()).decide(verdict(Verdict.APPROVE));

        assertThat(change.next())
                .isInstanceOfSatisfying(
                        Comment.Visible.class,
                        seen -> assertThat(seen.approved()).isTrue());
        assertThat(change.next().decisions())
                .containsExactly(verdict(Verdict.APPROVE).on(aHeldComment()));
        assertThat(change.events()).containsExactly(new CommentEvent.Approved(LATER));
    }

    @Test
    void refusalHidesACommentThatWasVisible() {
        var change = read(aVisibleComment()).decide(verdict(Verdict.SPAM));

        assertThat(change.next()).isInstanceOf(Comment.Rejected.class);
        assertThat(change.events()).containsExactly(new CommentEvent.Rejected(LATER));
    }

    @Test
    void aRefusalCanBeOverturned() {
        var overturned = new Decision("mod-8", LATER, 2, Verdict.APPROVE, null);

        assertThat(changed(aRejectedComment()).decide(overturned).next()).isInstanceOf(Comment.Visible.class);
    }

    @Test
    void theSameDecisionSentAgainChangesNothing() {
        var approved = aHeldComment().decide(verdict(Verdict.APPROVE)).next();

        assertThat(changed(approved).decide(verdict(Verdict.APPROVE))).isEqualTo(Comment.Change.none(approved));
        assertThat(changed(aRejectedComment()).decide(verdict(Verdict.REJECT)).events())
                .isEmpty();
    }

    private static Decision rejected(String by, long version, @Nullable String reason, @Nullable Grounds grounds) {
        return new Decision(
                by, LATER.plusSeconds(version), version, Verdict.REJECT, reason, grounds, null, null, null, null);
    }

    @Test
    void whatARuleRefusedAPersonCanRejectWithAStatement() {
        var refused = Comment.post(
                        Fixtures.aPosting(),
                        WORDS,
                        new Judgement(
                                1,
                                HoldReason.BANNED_WORDS,
                                List.of(new Finding(HoldReason.BANNED_WORDS)),
                                null,
                                ArticleTraits.UNKNOWN))
                .next();
        var confirmed = rejected("mod-7", 1, null, null);
        var explained = rejected("mod-7", 1, "Spoke of it before", INSULT);

        assertThat(read(refused).decide(confirmed).next().decisions())
                .last()
                .isEqualTo(confirmed.on(aRejectedComment()));
        assertThat(read(refused).decide(explained).next().decisions())
                .last()
                .isEqualTo(explained.on(aRejectedComment()));
    }

    @Test
    void whatASecondRejectionAddsIsKept() {
        var bare = aHeldComment().decide(rejected("mod-7", 1, null, null)).next();

        var explained = changed(bare).decide(rejected("mod-8", 2, null, INSULT)).next();
        var discussed = new StoredComment(COMMENT, 3, explained)
                .decide(rejected("mod-7", 3, "As was said", null))
                .next();

        assertThat(explained.decisions())
                .last()
                .isEqualTo(rejected("mod-8", 2, null, INSULT).on(aRejectedComment()));
        assertThat(discussed.decisions())
                .as("its author reads why still")
                .last()
                .isEqualTo(rejected("mod-7", 3, "As was said", INSULT).on(aRejectedComment()));
        var last = new StoredComment(COMMENT, 4, discussed);
        for (var nothingNew : List.of(
                rejected("mod-8", 4, null, null),
                rejected("mod-8", 4, "As was said", null),
                rejected("mod-8", 4, null, new Grounds(HouseRule.INSULT, null)))) {
            assertThat(last.decide(nothingNew)).isEqualTo(Comment.Change.none(discussed));
        }
    }

    @Test
    void whatASecondApprovalAddsIsKept() {
        var approved = aHeldComment().decide(verdict(Verdict.APPROVE)).next();
        var explained = new Decision("mod-8", LATER.plusSeconds(1), 2, Verdict.APPROVE, "The desk asked for it");

        assertThat(changed(approved).decide(explained).next().decisions())
                .last()
                .isEqualTo(explained.on(approved));
    }

    /** Else its sender would take for kept what is not. */
    @Test
    void aDecisionSentAgainWithOtherGroundsIsStale() {
        var rejected = changed(
                aHeldComment().decide(rejected("mod-7", 1, null, INSULT)).next());

        assertThat(rejected.decide(rejected("mod-7", 1, null, null)).events()).isEmpty();
        for (var other : List.of(
                rejected("mod-7", 1, "Spoke of it before", INSULT),
                rejected("mod-7", 1, null, new Grounds(HouseRule.INSULT, "Please be kinder.")))) {
            assertThatExceptionOfType(StaleDecision.class).isThrownBy(() -> rejected.decide(other));
        }
    }

    @Test
    void theSameDecisionSentAgainAfterTheFirstReplyChangesNothing() {
        var answered = aHeldComment()
                .decide(verdict(Verdict.APPROVE))
                .next()
                .answer(Fixtures.ARTICLE)
                .next();

        assertThat(new StoredComment(COMMENT, 3, answered).decide(verdict(Verdict.APPROVE)))
                .isEqualTo(Comment.Change.none(answered));
    }

    @Test
    void aDecisionOnWordsThatWereChangedSinceIsStale() {
        var reworded = aHeldComment()
                .edit(WORDS.reworded("Buy this."), Judgement.holding(List.of(HoldReason.FIRST_COMMENT)), WINDOW, LATER)
                .next();

        assertThatExceptionOfType(StaleDecision.class)
                .isThrownBy(() -> changed(reworded).decide(verdict(Verdict.APPROVE)))
                .satisfies(stale -> assertThat(stale.current().comment()).isEqualTo(reworded));
    }

    @Test
    void theSecondOfTwoModeratorsIsStaleEvenIfBothAgree() {
        var approved = changed(aHeldComment().decide(verdict(Verdict.APPROVE)).next());

        for (Verdict second : Verdict.values()) {
            assertThatExceptionOfType(StaleDecision.class)
                    .isThrownBy(() -> approved.decide(new Decision("mod-8", LATER, 1, second, null)));
        }
    }

    @Test
    void anApprovalRepeatedAfterAnEditIsStale() {
        var reworded = aHeldComment()
                .decide(verdict(Verdict.APPROVE))
                .next()
                .edit(WORDS.reworded("Buy this."), Judgement.NOTHING_FOUND, WINDOW, LATER)
                .next();

        assertThatExceptionOfType(StaleDecision.class)
                .isThrownBy(() -> new StoredComment(COMMENT, 3, reworded).decide(verdict(Verdict.APPROVE)));
    }

    @Test
    void wordsThatWereChangedAfterTheApprovalAreNotApproved() {
        var reworded = aHeldComment()
                .decide(verdict(Verdict.APPROVE))
                .next()
                .edit(WORDS.reworded("Buy this."), Judgement.NOTHING_FOUND, WINDOW, LATER)
                .next();

        assertThat(((Comment.Visible) reworded).approved()).isFalse();
    }

    @Test
    void aRemovedCommentIsBeyondDecision() {
        assertThatExceptionOfType(NotChangeable.class)
                .isThrownBy(() -> changed(aRemovedComment()).decide(verdict(Verdict.APPROVE)));
    }

    @Test
    void noDecisionFallsOutOfTheTrail() {
        var comment = aHeldComment();
        for (int i = 0; i < Trail.MOST_KEPT / 2; i++) {
            comment = comment.decide(verdict(Verdict.APPROVE)).next();
            comment = comment.decide(verdict(Verdict.REJECT)).next();
        }
        assertThat(Trail.of(comment).older()).isEmpty();

        var full = comment.decide(verdict(Verdict.APPROVE)).next();

        var trail = Trail.of(full);
        assertThat(trail.kept()).hasSize(Trail.LEAST_KEPT);
        assertThat(Stream.concat(trail.older().stream(), trail.kept().stream()).toList())
                .isEqualTo(full.decisions());
        assertThat(full.with(trail).decisions()).isEqualTo(trail.kept());
    }

    /** Else nobody could tell any more what counts, and whether an appeal was granted. */
    @Test
    void whatIsReferredToStaysWithTheComment() {
        var comment = aRejectedComment().appeal("It is a name", LATER).next();
        var granted = new Decision("mod-8", LATER.plusSeconds(1), 2, Verdict.APPROVE, null);
        comment = comment.decide(granted).next();
        var last = new Decision("mod-8", LATER.plusSeconds(2), 3, Verdict.REJECT, null);
        comment = comment.decide(last).next();
        for (int i = 0; i < Trail.MOST_KEPT; i++) {
            var at = LATER.plusSeconds(3 + i);
            var taken = new Decision("mod-7", at, 4 + i, Verdict.APPROVE, null);
            comment = comment.decide(taken).next().undo("mod-7", WINDOW, at).next();
        }

        var kept = comment.with(Trail.of(comment));

        assertThat(kept.decisions())
                .hasSize(Trail.LEAST_KEPT + 2)
                .extracting(Decision::at)
                .startsWith(granted.at(), last.at());
        assertThat(kept.decidedAt()).isEqualTo(last.at());
    }

    @Test
    void aRemovalByStaffSaysByWhomAndNothingElse() {
        var removed = aRejectedComment().erase(LATER, "mod-9").next();

        assertThat(removed).isInstanceOfSatisfying(Comment.Removed.class, it -> {
            assertThat(it.erasedBy()).isEqualTo("mod-9");
            assertThat(it.posting().authorId()).isNull();
        });
        assertThat(removed.toString()).doesNotContain("Ada", "Well said", "said before");
    }

    @Test
    void onlyWhatReadersHaveNotSeenForLongIsForgotten() {
        var limit = LATER.plusSeconds(1);

        assertThat(aHeldComment().forget(limit, limit).next()).isInstanceOf(Comment.Removed.class);
        assertThat(aRejectedComment().forget(limit, limit).next()).isInstanceOf(Comment.Removed.class);
        assertThat(aRejectedComment().forget(LATER, limit).events()).isEmpty();
        assertThat(aVisibleComment().forget(limit, limit).events()).isEmpty();
    }
}
