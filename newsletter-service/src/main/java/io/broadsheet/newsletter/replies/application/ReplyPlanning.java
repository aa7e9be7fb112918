package io.broadsheet.newsletter.replies.application;

import static java.util.stream.Collectors.toSet;

import com.github.f4b6a3.uuid.UuidCreator;
import io.broadsheet.chassis.Causes;
import io.broadsheet.chassis.LogLimit;
import io.broadsheet.chassis.Loggable;
import io.broadsheet.chassis.store.DatabaseDown;
import io.broadsheet.newsletter.delivery.ReplyQueue;
import io.broadsheet.newsletter.edition.domain.Stories;
import io.broadsheet.newsletter.replies.domain.CommentStates;
import io.broadsheet.newsletter.replies.domain.FollowedComment;
import io.broadsheet.newsletter.replies.domain.FollowedComments;
import io.broadsheet.newsletter.replies.domain.ReplyMail;
import io.broadsheet.newsletter.replies.domain.ReplyMails;
import io.broadsheet.newsletter.replies.domain.ReplyReader;
import io.broadsheet.newsletter.replies.domain.ReplyReaders;
import io.broadsheet.newsletter.replies.domain.ReplyTimes;
import io.broadsheet.newsletter.replies.domain.VisibleReply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides who is told of what. What a mail tells is kept under an id made of its reader and number before it goes into
 * the ledger: several instances at once, or one that begins again, write the same mail.
 */
final class ReplyPlanning implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReplyPlanning.class);
    private static final LogLimit FAILED = new LogLimit(Duration.ofMinutes(1));
    private static final int AT_ONCE = 100;
    private static final int BATCHES = 4;
    private static final int CONCURRENCY = 8;
    private static final Duration PUT_OFF = Duration.ofMinutes(10);

    private final ReplyReaders readers;
    private final FollowedComments followed;
    private final CommentStates comments;
    private final ReplyMails mails;
    private final ReplyQueue queue;
    private final ReplyTimes times;
    private final Stories stories;
    private final int mostFollowed;
    private final InstantSource time;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            CONCURRENCY, Thread.ofVirtual().name("reply-planning-", 1).factory());

    /** @param time the database's */
    ReplyPlanning(
            ReplyReaders readers,
            FollowedComments followed,
            CommentStates comments,
            ReplyMails mails,
            ReplyQueue queue,
            ReplyTimes times,
            Stories stories,
            int mostFollowed,
            InstantSource time) {
        this.readers = readers;
        this.followed = followed;
        this.comments = comments;
        this.mails = mails;
        this.queue = queue;
        this.times = times;
        this.stories = stories;
        this.mostFollowed = mostFollowed;
        this.time = time;
    }

    /**
     * One reply may be for thousands: some are planned at the same time, and instances that ask together take others.
     *
     * @return whether there is more to do at once
     */
    boolean planWhatIsDue() throws InterruptedException {
        var due = readers.due(time.instant(), BATCHES * AT_ONCE);
        var batch = batch(due);
        for (var planned : threads.invokeAll(batch.stream()
                .map(reader -> Executors.callable(() -> planOrPutOff(reader)))
                .toList())) {
            try {
                planned.get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException failed
                        ? failed
                        : new IllegalStateException(e.getCause());
            }
        }
        return due.size() > batch.size();
    }

    private static List<ReplyReader> batch(List<ReplyReader> due) {
        if (due.size() <= AT_ONCE) {
            return due;
        }
        var batches = (due.size() + AT_ONCE - 1) / AT_ONCE;
        var start = ThreadLocalRandom.current().nextInt(batches) * AT_ONCE;
        return due.subList(start, Math.min(due.size(), start + AT_ONCE));
    }

    @Override
    public void close() {
        threads.close();
    }

    /** One for whom it fails, as by what another build wrote, keeps no other. */
    private void planOrPutOff(ReplyReader reader) {
        try {
            plan(reader);
        } catch (RuntimeException failed) {
            if (Causes.of(failed).anyMatch(DatabaseDown::isMeantBy)) {
                throw failed;
            }
            if (FAILED.allows()) {
                LOG.error("What reader {} is told of replies could not be decided", reader.id(), Loggable.of(failed));
            }
            readers.settle(reader, time.instant().plus(PUT_OFF));
        }
    }

    private void plan(ReplyReader reader) {
        var now = time.instant();
        var own = followed.of(reader.id(), mostFollowed).stream()
                .map(FollowedComment::commentId)
                .collect(toSet());
        var open = followed.confirmed(reader.id(), mostFollowed).stream()
                .filter(comment -> !comment.isFull())
                .toList();
        var fresh = open.stream().flatMap(comment -> fresh(comment, own)).toList();
        var known = stories.find(fresh.stream().map(VisibleReply::articleId).collect(toSet()))
                .keySet();
        // Under an article that nobody may read, or whose event comes later, none is used up.
        Predicate<VisibleReply> isReady = reply -> known.contains(reply.articleId());
        var ready = fresh.stream().filter(isReady).toList();
        var plan = times.plan(reader, open, ready, now);
        if (plan.told().isEmpty()) {
            var hidden = fresh.stream().filter(isReady.negate()).toList();
            readers.settle(reader, earlier(plan.next(), ReplyTimes.lookAgain(hidden, now)));
        } else {
            write(reader, plan.told(), now);
        }
    }

    /** Nobody is told of what is their own: only its author asks to follow a comment. */
    private Stream<VisibleReply> fresh(FollowedComment comment, Set<UUID> own) {
        var besides = Stream.concat(comment.told().stream(), own.stream()).toList();
        return comments.replies(comment.commentId(), comment.askedAt(), besides, ReplyTimes.MOST_REPLIES).stream();
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return Stream.of(Optional.ofNullable(one), Optional.ofNullable(other))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private void write(ReplyReader reader, List<ReplyMail.Told> told, Instant now) {
        var number = reader.mails() + 1;
        var id = UuidCreator.getNameBasedSha1(reader.id(), "replies/" + number);
        var mail = mails.add(new ReplyMail(id, reader.id(), number, told, now));
        queue.add(mail.id(), mail.reader());
        mail.told()
                .forEach(each -> followed.tell(Following.id(reader.id(), each.commentId()), each.replies(), mail.at()));
        readers.mailed(reader, number, mail.at());
    }
}
