package io.broadsheet.comment.application;

import io.broadsheet.comment.domain.Article;
import io.broadsheet.comment.domain.Articles;
import io.broadsheet.comment.domain.Claims;
import io.broadsheet.comment.domain.Claims.Claim;
import io.broadsheet.comment.domain.Comment;
import io.broadsheet.comment.domain.Comments;
import io.broadsheet.comment.domain.Decision;
import io.broadsheet.comment.domain.Finding;
import io.broadsheet.comment.domain.HoldPolicies;
import io.broadsheet.comment.domain.Moderators;
import io.broadsheet.comment.domain.OlderDecisions;
import io.broadsheet.comment.domain.OwnAppeal;
import io.broadsheet.comment.domain.PinnedComments;
import io.broadsheet.comment.domain.RecentComments;
import io.broadsheet.comment.domain.Review;
import io.broadsheet.comment.domain.StoredComment;
import io.broadsheet.comment.domain.Trail;
import io.broadsheet.comment.domain.UnknownComment;
import io.broadsheet.comment.domain.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;

/** Moderators read, decide, take back, and remove. */
@Service
public class Moderation {

    /** Who moderated within this time may be given appeals against others' rejections. */
    static final Duration PRESENT = Duration.ofDays(30);

    /** An appeal that nobody else decided on in this time is for whoever does, also for who rejected. */
    static final Duration FOR_OTHERS = Duration.ofDays(7);

    private static final Duration UNDONE_WITHIN = Duration.ofMinutes(1);

    private final Comments comments;
    private final Articles articles;
    private final RecentComments recent;
    private final HoldPolicies policies;
    private final Claims claims;
    private final PinnedComments pins;
    private final Moderators moderators;
    private final OlderDecisions older;
    /** The database's: what one instance dates another one judges. */
    private final InstantSource time;

    private final MeterRegistry meters;

    Moderation(
            Comments comments,
            Articles articles,
            RecentComments recent,
            HoldPolicies policies,
            Claims claims,
            PinnedComments pins,
            Moderators moderators,
            OlderDecisions older,
            @Qualifier("databaseClock") InstantSource time,
            MeterRegistry meters) {
        this.comments = comments;
        this.articles = articles;
        this.recent = recent;
        this.policies = policies;
        this.claims = claims;
        this.pins = pins;
        this.moderators = moderators;
        this.older = older;
        this.time = time;
        this.meters = meters;
    }

    /** A comment, what is known of its article, who is looking at it, and whether it is pinned. */
    public record Item(
            StoredComment stored,
            @Nullable Article article,
            @Nullable Claim claim,
            boolean pinned) {}

    /** @throws UnknownComment if there is none under this id */
    public Item one(UUID id) {
        return item(comments.find(id).orElseThrow(UnknownComment::new));
    }

    /** Those that are kept with the comment, and before them those that are kept beside it. */
    public List<Decision> decisions(StoredComment stored) {
        return Trail.whole(older.of(stored.id()), stored.comment().decisions());
    }

    public Item item(StoredComment stored) {
        return items(List.of(stored)).getFirst();
    }

    List<Item> items(List<StoredComment> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        Map<UUID, Article> known =
                articles.find(found.stream().map(Moderation::articleId).collect(Collectors.toSet()));
        Map<UUID, Claim> claimed =
                claims.find(found.stream().map(StoredComment::id).toList(), time.instant());
        Map<UUID, Set<UUID>> pinned = pins.pinned(known.keySet());
        return found.stream()
                .map(stored -> new Item(
                        stored,
                        known.get(articleId(stored)),
                        waits(stored) ? claimed.get(stored.id()) : null,
                        pinned.getOrDefault(articleId(stored), Set.of()).contains(stored.id())))
                .toList();
    }

    private static boolean waits(StoredComment stored) {
        return stored.comment() instanceof Comment.Held
                || stored.comment().posting().review().hasOpenAppeal();
    }

    private static UUID articleId(StoredComment stored) {
        return stored.comment().posting().place().articleId();
    }

    /**
     * @param by the moderator's subject
     * @param byName what the moderator's token tells; absent where it tells none
     * @param version of the comment that was read
     * @param reason for other moderators
     * @param grounds for the author
     */
    public record Ruling(
            String by,
            @Nullable String byName,
            long version,
            Verdict verdict,
            @Nullable String reason,
            Decision.@Nullable Grounds grounds) {}

    /**
     * @throws UnknownComment if there is none under this id
     * @throws OwnAppeal if it is an appeal against the moderator's own rejection, and others are there
     * @throws io.broadsheet.comment.domain.StaleDecision if that is no longer what is there
     * @throws io.broadsheet.comment.domain.NotChangeable if removed
     */
    public Item decide(UUID id, Ruling ruling) {
        Instant now = time.instant();
        String by = ruling.by();
        moderators.seen(by, now);
        long policy = policies.current().version();
        var decision = new Decision(
                by,
                now,
                ruling.version(),
                ruling.verdict(),
                ruling.reason(),
                ruling.grounds(),
                policy,
                null,
                null,
                ruling.byName());
        StoredComment decided = comments.update(id, stored -> {
            if (isForOthers(stored.comment(), by)) {
                throw new OwnAppeal();
            }
            return stored.decide(decision);
        });
        measured(decided.comment(), decision);
        return item(decided);
    }

    private boolean isForOthers(Comment comment, String by) {
        Review.Appeal appeal = comment.posting().review().appeal();
        Instant there = time.instant();
        return comment.isAppealAgainst(by)
                && appeal != null
                && appeal.at().isAfter(there.minus(FOR_OTHERS))
                && moderators.anyBesides(by, there.minus(PRESENT));
    }

    /** Without names: who decided is told on the page of statistics. */
    private void measured(Comment decided, Decision decision) {
        Decision last =
                decided.decisions().isEmpty() ? null : decided.decisions().getLast();
        if (last == null || !last.at().equals(decision.at())) {
            return;
        }
        boolean approved = decision.verdict() == Verdict.APPROVE;
        if (last.overturns(decided.decisions())) {
            meters.counter("broadsheet.comments.overturned", "verdict", word(decision.verdict()))
                    .increment();
        }
        if (last.was() == Decision.Was.HELD) {
            decided.findings().stream()
                    .map(Finding::reason)
                    .distinct()
                    .forEach(reason -> meters.counter(
                                    "broadsheet.comments.holds",
                                    "rule",
                                    reason.code(),
                                    "outcome",
                                    approved ? "in-vain" : "right")
                            .increment());
            meters.timer("broadsheet.comments.decision", "verdict", word(decision.verdict()))
                    .record(Duration.between(decided.lastWritten(), decision.at()));
        }
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Takes the moderator's own last decision back, within a minute.
     *
     * @param shown the version that the decision left
     * @throws UnknownComment if there is none under this id
     * @throws io.broadsheet.comment.domain.StaleDecision if words or state have changed since
     * @throws io.broadsheet.comment.domain.NotUndoable if it was another's, or too long ago
     */
    public Item undo(UUID id, String by, long shown) {
        Instant now = time.instant();
        return item(comments.update(id, stored -> stored.undo(by, shown, UNDONE_WITHIN, now)));
    }

    /**
     * @throws UnknownComment if there is none under this id
     * @throws io.broadsheet.comment.domain.NotChangeable if removed
     * @throws io.broadsheet.comment.domain.TooManyNotes retrying cannot help
     */
    public Item note(UUID id, String by, @Nullable String byName, String text) {
        var note = new Review.Note(by, time.instant(), text, byName);
        return item(comments.update(id, stored -> stored.comment().note(note)));
    }

    /**
     * Takes name and words away for good. Again changes nothing.
     *
     * @param by the moderator's subject, absent if nobody of the staff does it
     * @throws UnknownComment if there is none under this id
     */
    public void erase(UUID id, @Nullable String by) {
        Instant now = time.instant();
        comments.update(id, stored -> stored.comment().erase(now, by));
        recent.forget(id);
    }
}
