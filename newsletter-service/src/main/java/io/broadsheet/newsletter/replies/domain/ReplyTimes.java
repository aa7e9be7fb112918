package io.broadsheet.newsletter.replies.domain;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import io.broadsheet.newsletter.edition.domain.Cadence;
import io.broadsheet.newsletter.edition.domain.DueSlots;
import io.broadsheet.newsletter.replies.domain.ReplyMail.Told;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a reader is told of which replies: at once, but of one comment once an hour and {@value #MOST_A_DAY} times a day
 * in all; or once a day of everything.
 */
public final class ReplyTimes {
    public static final int MOST_A_DAY = 10;
    static final Duration PAUSE = Duration.ofHours(1);

    /** In one mail, of one comment. What is left waits for the next. */
    public static final int MOST_REPLIES = 100;

    /** How long it is looked again whether the article of a reply is public by now. */
    private static final Duration UNKNOWN_FOR = Duration.ofDays(1);

    private static final Duration SOON = Duration.ofMinutes(1);

    private static final Duration DAY = Duration.ofDays(1);

    private final Duration delay;

    /** @param delay from when a reply is seen to its instant notice, for moderators' second thoughts */
    public ReplyTimes(Duration delay) {
        this.delay = delay;
    }

    /**
     * @param told now; none if nothing is due
     * @param next when something will be due; absent if nothing waits
     */
    public record Plan(List<Told> told, @Nullable Instant next) {}

    /** New replies to one comment, and from when on they may be told. */
    private record Waiting(FollowedComment comment, List<VisibleReply> replies, Instant due) {
        Told told() {
            return new Told(
                    comment.commentId(),
                    replies.getFirst().articleId(),
                    replies.stream().map(VisibleReply::id).toList());
        }
    }

    public Plan plan(
            ReplyReader reader, Collection<FollowedComment> followed, Collection<VisibleReply> visible, Instant now) {
        var replies = visible.stream().collect(groupingBy(VisibleReply::parentId));
        var waiting = followed.stream()
                .filter(comment -> comment.isConfirmed() && !comment.isFull())
                .flatMap(comment -> waiting(reader, comment, replies))
                .sorted(comparing(Waiting::due))
                .toList();
        var due = new ArrayList<Told>();
        Instant next = null;
        for (var each : waiting) {
            boolean isDue = !each.due().isAfter(now);
            // One mail a day brings whatever there is by then.
            if (isDue || reader.wish().cadence() == Cadence.DAILY && !due.isEmpty()) {
                due.add(each.told());
            } else if (next == null) {
                next = each.due();
            }
        }
        return new Plan(due, next);
    }

    /**
     * When to look again for replies under articles that are not public, or not known yet: after as long as they have
     * waited, until the youngest is a day old.
     *
     * @return null for never
     */
    public static @Nullable Instant lookAgain(Collection<VisibleReply> hidden, Instant now) {
        return hidden.stream()
                .map(reply -> Duration.between(reply.seenAt(), now))
                .filter(age -> age.compareTo(UNKNOWN_FOR) < 0)
                .min(Comparator.naturalOrder())
                .map(age -> now.plus(age.compareTo(SOON) < 0 ? SOON : age))
                .orElse(null);
    }

    private Stream<Waiting> waiting(
            ReplyReader reader, FollowedComment comment, Map<UUID, List<VisibleReply>> replies) {
        var fresh = replies.getOrDefault(comment.commentId(), List.of()).stream()
                .filter(reply -> !reply.seenAt().isBefore(comment.askedAt())
                        && !comment.told().contains(reply.id()))
                .sorted(comparing(VisibleReply::seenAt).thenComparing(VisibleReply::id))
                .limit(Math.min(
                        MOST_REPLIES, FollowedComment.MOST_TOLD - comment.told().size()))
                .toList();
        return fresh.isEmpty()
                ? Stream.empty()
                : Stream.of(new Waiting(
                        comment, fresh, due(reader, comment, fresh.getFirst().seenAt())));
    }

    private Instant due(ReplyReader reader, FollowedComment comment, Instant seen) {
        if (reader.wish().cadence() == Cadence.DAILY) {
            return DueSlots.next(
                    latest(seen, last(reader)),
                    zone(reader.wish().zone()),
                    reader.wish().hour());
        }
        var mailed = comment.mailedAt();
        var due = latest(seen.plus(delay), mailed == null ? Instant.MIN : mailed.plus(PAUSE));
        return reader.recent().size() < MOST_A_DAY
                ? due
                : latest(due, reader.recent().getFirst().plus(DAY));
    }

    /** Whoever changes from one to the other hears nothing twice a day. */
    private static Instant last(ReplyReader reader) {
        return reader.recent().isEmpty() ? Instant.MIN : reader.recent().getLast();
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknownToThisJdk) {
            return ZoneOffset.UTC;
        }
    }
}
