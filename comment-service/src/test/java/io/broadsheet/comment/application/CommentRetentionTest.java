package io.broadsheet.comment.application;

import static io.broadsheet.comment.application.Answering.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.comment.domain.Calls;
import io.broadsheet.comment.domain.Claims;
import io.broadsheet.comment.domain.Comment;
import io.broadsheet.comment.domain.Comments;
import io.broadsheet.comment.domain.Comments.Position;
import io.broadsheet.comment.domain.Comments.Queue;
import io.broadsheet.comment.domain.Contribution;
import io.broadsheet.comment.domain.Decision;
import io.broadsheet.comment.domain.HoldReason;
import io.broadsheet.comment.domain.Judgement;
import io.broadsheet.comment.domain.Measures;
import io.broadsheet.comment.domain.Moderators;
import io.broadsheet.comment.domain.Place;
import io.broadsheet.comment.domain.Posting;
import io.broadsheet.comment.domain.RecentComments;
import io.broadsheet.comment.domain.StoredComment;
import io.broadsheet.comment.domain.Verdict;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommentRetentionTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final int FAILING = 100;

    /** Held since long, the oldest first. */
    private final List<StoredComment> held = new ArrayList<>();

    private final Set<UUID> failing = new HashSet<>();
    private final Set<UUID> removedByAnother = new HashSet<>();
    private @Nullable Instant moderatorsSince;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CommentRetention retention = new CommentRetention(
            as(Comments.class, (method, arguments) -> switch (method) {
                case "queue" -> queue((Queue) arguments[0], (Position) arguments[1], (int) arguments[2]);
                case "outdated" -> List.of();
                case "update" -> update((UUID) arguments[0], arguments[1]);
                default -> throw new UnsupportedOperationException(method);
            }),
            as(RecentComments.class, (method, arguments) -> 0),
            as(Calls.class, (method, arguments) -> 0),
            as(Measures.class, (method, arguments) -> 0),
            as(Claims.class, (method, arguments) -> null),
            as(Moderators.class, (method, arguments) -> {
                moderatorsSince = (Instant) arguments[0];
                return null;
            }),
            new CommentProperties(
                    Duration.ofMinutes(15),
                    10,
                    Duration.ZERO,
                    5,
                    Duration.ofDays(30),
                    "",
                    List.of(),
                    new CommentProperties.Retention(Duration.ofDays(90), Duration.ofDays(90), Duration.ofDays(30))),
            InstantSource.fixed(NOON),
            meters);

    private List<StoredComment> queue(Queue queue, @Nullable Position after, int limit) {
        return held.stream()
                .filter(each -> queue == Queue.HELD && each.comment() instanceof Comment.Held)
                .filter(each -> after == null || each.comment().since().isAfter(after.at()))
                .limit(limit)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private StoredComment update(UUID id, Object decision) {
        if (failing.contains(id)) {
            throw new IllegalStateException("too big");
        }
        int place = held.stream().map(StoredComment::id).toList().indexOf(id);
        var stored = held.get(place);
        if (removedByAnother.contains(id)) {
            stored = new StoredComment(
                    id, 2, stored.comment().erase(NOON.minusSeconds(1), null).next());
        }
        var next = ((Function<StoredComment, Comment.Change>) decision)
                .apply(stored)
                .next();
        held.set(place, new StoredComment(id, 2, next));
        return held.get(place);
    }

    private UUID aHeldComment() {
        var id = new UUID(0, held.size());
        var at = NOON.minus(Duration.ofDays(200)).plusSeconds(held.size());
        var posting = new Posting(Place.onArticle(new UUID(1, 0), id), at, false, null, false, null);
        var words = new Contribution("Ada", "Well said.");
        held.add(new StoredComment(
                id,
                1,
                Comment.post(posting, words, Judgement.holding(List.of(HoldReason.FIRST_COMMENT)))
                        .next()));
        return id;
    }

    private Comment aHeldCommentItself() {
        aHeldComment();
        return held.getLast().comment();
    }

    private boolean isRemoved(UUID id) {
        return held.stream().anyMatch(each -> each.id().equals(id) && each.comment() instanceof Comment.Removed);
    }

    @Test
    void aPageThatFailsHidesNothingBehindIt() {
        for (int i = 0; i < FAILING; i++) {
            failing.add(aHeldComment());
        }
        var behind = aHeldComment();

        retention.forgetHeld();

        assertThat(isRemoved(behind)).isTrue();
    }

    @Test
    void whatOneRunLeavesTheNextOneReaches() {
        for (int i = 0; i < 50 * 100; i++) {
            failing.add(aHeldComment());
        }
        var behind = aHeldComment();

        retention.forgetHeld();
        assertThat(isRemoved(behind)).isFalse();
        retention.forgetHeld();
        assertThat(isRemoved(behind)).isTrue();

        failing.clear();
        retention.forgetHeld();
        assertThat(held)
                .filteredOn(each -> each.comment() instanceof Comment.Removed)
                .hasSizeGreaterThan(5_000);
    }

    @Test
    void anAppealThatNobodyAnsweredInTimeEndsWithTheWords() {
        var limit = NOON.minus(Duration.ofDays(185));
        var posted = aHeldCommentItself();
        var rejected = posted.decide(new Decision("mod-7", limit.minusSeconds(60), 1, Verdict.REJECT, null))
                .next();

        var late = rejected.appeal("It is a name", limit.plusSeconds(1)).next();
        assertThat(late.forget(limit, NOON).next()).isSameAs(late);
        var old = rejected.appeal("It is a name", limit.minusSeconds(1)).next();
        assertThat(old.forget(limit, NOON).next()).isInstanceOf(Comment.Removed.class);
    }

    @Test
    void forgetsWhoHasNotModeratedForAMonth() {
        retention.forgetModerators();

        assertThat(moderatorsSince).isEqualTo(NOON.minus(Duration.ofDays(30)));
    }

    @Test
    void countsOnlyWhatItForgotItself() {
        aHeldComment();
        removedByAnother.add(aHeldComment());

        retention.forgetHeld();

        assertThat(meters.get("broadsheet.comments.forgotten").counter().count())
                .isEqualTo(1);
    }
}
