package io.broadsheet.comment.store;

import static io.broadsheet.comment.Visitors.article;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.chassis.Ids;
import io.broadsheet.comment.CommentServiceTest;
import io.broadsheet.comment.domain.Articles;
import io.broadsheet.comment.domain.Comment;
import io.broadsheet.comment.domain.Comments;
import io.broadsheet.comment.domain.Contribution;
import io.broadsheet.comment.domain.Decision;
import io.broadsheet.comment.domain.EditWindowOver;
import io.broadsheet.comment.domain.HoldReason;
import io.broadsheet.comment.domain.Judgement;
import io.broadsheet.comment.domain.NotChangeable;
import io.broadsheet.comment.domain.Place;
import io.broadsheet.comment.domain.Posting;
import io.broadsheet.comment.domain.StaleDecision;
import io.broadsheet.comment.domain.StoredComment;
import io.broadsheet.comment.domain.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every command on a held or a visible comment, with every other one done whole between its read and its write. The
 * schedule is the test's own: nothing is left to chance.
 */
@CommentServiceTest
class InterleavingsIT {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final Contribution READ = new Contribution("Ada", "Well said.");
    private static final Contribution UNREAD = READ.reworded("Cheap pills.");
    private static final Contribution UNREAD_TOO = READ.reworded("Cheaper pills.");

    @Autowired
    private Comments comments;

    @Autowired
    private Articles articles;

    private final Ids ids = new Ids();

    /** What people and sweepers do at the same time, each on what it read as version 1. */
    private enum Command {
        EDIT(stored -> stored.comment()
                .edit(UNREAD, Judgement.holding(List.of(HoldReason.FIRST_COMMENT)), Duration.ofHours(1), LATER)),
        EDIT_OTHERWISE(stored -> stored.comment()
                .edit(UNREAD_TOO, Judgement.holding(List.of(HoldReason.FIRST_COMMENT)), Duration.ofHours(1), LATER)),
        APPROVE(stored -> stored.decide(new Decision("mod-1", LATER, 1, Verdict.APPROVE, null))),
        APPROVE_TOO(stored -> stored.decide(new Decision("mod-2", LATER, 1, Verdict.APPROVE, null))),
        REJECT(stored -> stored.decide(new Decision("mod-3", LATER, 1, Verdict.REJECT, null))),
        SPAM(stored -> stored.decide(new Decision("mod-4", LATER, 1, Verdict.SPAM, null))),
        WITHDRAW(stored -> stored.comment().withdraw(Duration.ofHours(1), LATER)),
        ERASE(stored -> stored.comment().erase(LATER, "mod-5")),
        FORGET(stored -> stored.comment().forget(LATER, LATER));

        private final Function<StoredComment, Comment.Change> decision;

        Command(Function<StoredComment, Comment.Change> decision) {
            this.decision = decision;
        }

        boolean decides() {
            return this == APPROVE || this == APPROVE_TOO || this == REJECT || this == SPAM;
        }

        boolean removes() {
            return this == WITHDRAW || this == ERASE;
        }
    }

    static Stream<Arguments> pairs() {
        return Stream.of(true, false)
                .flatMap(held -> Arrays.stream(Command.values())
                        .flatMap(outer ->
                                Arrays.stream(Command.values()).map(inner -> Arguments.of(held, outer, inner))));
    }

    @ParameterizedTest(name = "held {0}: {2} within {1}")
    @MethodSource("pairs")
    void nothingUnreadIsShownAndOneDecisionCounts(boolean held, Command outer, Command inner) {
        UUID id = posted(held);
        var between = new AtomicBoolean();
        var innerTaken = new AtomicBoolean();

        boolean outerTaken = taken(id, stored -> {
            Comment.Change change = outer.decision.apply(stored);
            if (between.compareAndSet(false, true)) {
                innerTaken.set(taken(id, inner.decision));
            }
            return change;
        });

        StoredComment end = comments.find(id).orElseThrow();
        assertThat(innerTaken).as("nothing was in the way of the inner one").isTrue();
        if (end.comment() instanceof Comment.Visible seen) {
            assertThat(seen.words()).as("what readers see was read").isEqualTo(READ);
        }
        if (outer.decides() && inner.decides()) {
            assertThat(outerTaken).as("the second decision").isEqualTo(outer == inner);
            assertThat(end.comment().decisions()).hasSize(1);
        }
        if (outer.decides() && inner.name().startsWith("EDIT")) {
            assertThat(outerTaken).as("a decision on what is gone").isFalse();
            assertThat(end.comment()).isInstanceOf(Comment.Held.class);
        }
        if (outer.removes() || inner.removes()) {
            assertThat(end.comment()).isInstanceOf(Comment.Removed.class);
        }
        if (end.comment() instanceof Comment.Removed) {
            assertThat(end.comment().toString()).doesNotContain("Ada", "said", "pills");
        }
        assertThat(end.version()).isLessThanOrEqualTo(3);
    }

    private UUID posted(boolean held) {
        UUID id = ids.next();
        UUID article = ids.next();
        articles.put(article, 1, article("pier", "The old pier", true));
        var posting = new Posting(Place.onArticle(article, id), NOON, false, ids.next(), false, null);
        comments.add(
                id,
                Comment.post(
                        posting,
                        READ,
                        held ? Judgement.holding(List.of(HoldReason.FIRST_COMMENT)) : Judgement.NOTHING_FOUND));
        return id;
    }

    private boolean taken(UUID id, Function<StoredComment, Comment.Change> decision) {
        try {
            comments.update(id, decision);
            return true;
        } catch (StaleDecision | NotChangeable | EditWindowOver refused) {
            return false;
        }
    }
}
