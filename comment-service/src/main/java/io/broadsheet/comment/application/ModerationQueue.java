package io.broadsheet.comment.application;

import io.broadsheet.comment.domain.Claims;
import io.broadsheet.comment.domain.Claims.Claimant;
import io.broadsheet.comment.domain.Comment;
import io.broadsheet.comment.domain.Comments;
import io.broadsheet.comment.domain.Comments.Position;
import io.broadsheet.comment.domain.Comments.Queue;
import io.broadsheet.comment.domain.Comments.Rank;
import io.broadsheet.comment.domain.Judgement;
import io.broadsheet.comment.domain.Moderators;
import io.broadsheet.comment.domain.QueueFilter;
import io.broadsheet.comment.domain.StoredComment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;

/** What waits for moderators, and who of them looks at what: nobody reads what another one is reading. */
@Service
public class ModerationQueue {

    public static final int MOST_CLAIMS = 20;

    private static final Duration CLAIMED = Duration.ofMinutes(2);
    /** Lost races are tried again with the next ones. */
    private static final int MOST_ROUNDS = 5;

    private final Comments comments;
    private final Claims claims;
    private final Moderators moderators;
    private final Moderation moderation;
    private final InstantSource time;

    ModerationQueue(
            Comments comments,
            Claims claims,
            Moderators moderators,
            Moderation moderation,
            @Qualifier("databaseClock") InstantSource time) {
        this.comments = comments;
        this.claims = claims;
        this.moderators = moderators;
        this.moderation = moderation;
        this.time = time;
    }

    /** Those first that came into the queue first. */
    public CommentPage<Moderation.Item> oldest(QueueFilter filter, @Nullable Position after, int limit) {
        List<StoredComment> found = comments.queue(filter, after, limit + 1);
        if (found.size() <= limit) {
            return new CommentPage<>(moderation.items(found), null);
        }
        StoredComment last = found.get(limit - 1);
        return new CommentPage<>(
                moderation.items(found.subList(0, limit)),
                new Position(enteredAt(last.comment(), filter.queue()), last.id()));
    }

    private static Instant enteredAt(Comment comment, Queue queue) {
        var appeal = comment.posting().review().appeal();
        return queue == Queue.APPEALED && appeal != null ? appeal.at() : comment.since();
    }

    /** @param next absent on the last page */
    public record RankedPage(
            List<Moderation.Item> items, @Nullable Rank next) {}

    /** Held ones, those of most risk first. */
    public RankedPage riskiest(QueueFilter filter, @Nullable Rank after, int limit) {
        List<StoredComment> found = comments.riskiest(filter, after, limit + 1);
        if (found.size() <= limit) {
            return new RankedPage(moderation.items(found), null);
        }
        StoredComment last = found.get(limit - 1);
        return new RankedPage(
                moderation.items(found.subList(0, limit)), new Rank(Judgement.riskOf(last.comment()), last.id()));
    }

    /** @param until when the claims end */
    public record Claimed(Instant until, List<Moderation.Item> items) {}

    /**
     * The next of a queue for one moderator; own claims are renewed.
     *
     * @param besides not these
     */
    public Claimed next(QueueFilter filter, boolean riskiestFirst, Claimant by, Collection<UUID> besides, int limit) {
        Instant now = time.instant();
        Instant until = now.plus(CLAIMED);
        Instant ownAppeals = ownAppeals(by.subject(), now);
        Set<UUID> tried = new HashSet<>(besides);
        List<UUID> claimed = new ArrayList<>();
        for (int round = 0; round < MOST_ROUNDS && claimed.size() < limit; round++) {
            // More than are wanted: others take some of them at the same moment.
            List<UUID> free = claims.free(
                    filter, riskiestFirst, by.subject(), now, tried, ownAppeals, limit - claimed.size() + MOST_CLAIMS);
            for (UUID id : free) {
                if (claimed.size() < limit && claims.claim(id, by, now, until, ownAppeals)) {
                    claimed.add(id);
                }
            }
            if (free.isEmpty()) {
                break;
            }
            tried.addAll(free);
        }
        return new Claimed(until, items(claimed));
    }

    /** These and no others, as far as nobody else has claimed them, and the moderator may decide on them. */
    public Claimed these(List<UUID> ids, Claimant by) {
        Instant now = time.instant();
        Instant until = now.plus(CLAIMED);
        Instant ownAppeals = ownAppeals(by.subject(), now);
        return new Claimed(
                until,
                items(ids.stream()
                        .filter(id -> claims.claim(id, by, now, until, ownAppeals))
                        .toList()));
    }

    /** Appeals against own rejections that were made before then are this moderator's too. */
    private Instant ownAppeals(String by, Instant now) {
        moderators.seen(by, now);
        return moderators.anyBesides(by, now.minus(Moderation.PRESENT)) ? now.minus(Moderation.FOR_OTHERS) : now;
    }

    private List<Moderation.Item> items(List<UUID> ids) {
        Map<UUID, StoredComment> found = new HashMap<>();
        comments.find(ids).forEach(stored -> found.put(stored.id(), stored));
        return moderation.items(
                ids.stream().filter(found::containsKey).map(found::get).toList());
    }

    public void release(List<UUID> ids, String by) {
        claims.release(ids, by);
    }

    public void releaseAll(String by) {
        claims.releaseAll(by);
    }
}
