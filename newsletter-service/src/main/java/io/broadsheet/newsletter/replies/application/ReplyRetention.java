package io.broadsheet.newsletter.replies.application;

import io.broadsheet.chassis.LogLimit;
import io.broadsheet.chassis.Loggable;
import io.broadsheet.chassis.store.DatabaseClock;
import io.broadsheet.newsletter.replies.domain.CommentStates;
import io.broadsheet.newsletter.replies.domain.FollowedComment;
import io.broadsheet.newsletter.replies.domain.FollowedComments;
import io.broadsheet.newsletter.replies.domain.ReplyMails;
import io.broadsheet.newsletter.replies.domain.ReplyReaders;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Ends what nobody uses any more, in small batches; on several instances at once it does no harm. */
@Component
public class ReplyRetention {
    private static final Logger LOG = LoggerFactory.getLogger(ReplyRetention.class);
    private static final LogLimit FAILED = new LogLimit(Duration.ofMinutes(1));
    private static final String INITIAL_DELAY = "PT7M";
    private static final String INTERVAL = "PT1H";
    private static final int AT_ONCE = 500;

    /** What is left then comes an hour later. */
    private static final int MOST_BATCHES = 1_000;

    /** As long as {@code comments.v1} keeps its records: an older one cannot come again. */
    private static final Duration STATES = Duration.ofDays(91);

    /** Longer than a mail is tried or held. */
    private static final Duration MAILS = Duration.ofDays(60);

    /** Longer than an ask takes. */
    private static final Duration IDLE = Duration.ofHours(1);

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final FollowedComments followed;
    private final ReplyReaders readers;
    private final FollowEnd end;
    private final CommentStates comments;
    private final ReplyMails mails;
    private final ReplySettings settings;
    private final DatabaseClock time;

    ReplyRetention(
            FollowedComments followed,
            ReplyReaders readers,
            FollowEnd end,
            CommentStates comments,
            ReplyMails mails,
            ReplySettings settings,
            DatabaseClock time) {
        this.followed = followed;
        this.readers = readers;
        this.end = end;
        this.comments = comments;
        this.mails = mails;
        this.settings = settings;
        this.time = time;
    }

    // Each by itself: what fails in one leaves the others their turn.

    @Scheduled(initialDelayString = INITIAL_DELAY, fixedDelayString = INTERVAL)
    public void endUnused() {
        var since = time.instant().minus(settings.endsAfter());
        endAll(failed -> followed.unused(since, failed, AT_ONCE));
    }

    @Scheduled(initialDelayString = INITIAL_DELAY, fixedDelayString = INTERVAL)
    public void endUnconfirmed() {
        var askedBefore = time.instant().minus(FollowedComment.CONFIRM_WITHIN);
        endAll(failed -> followed.unconfirmed(askedBefore, failed, AT_ONCE));
    }

    @Scheduled(initialDelayString = INITIAL_DELAY, fixedDelayString = INTERVAL)
    public void forgetIdleReaders() {
        var knownBefore = time.instant().minus(IDLE);
        var failed = new HashSet<UUID>();
        var batch = readers.after(BEFORE_ALL, knownBefore, AT_ONCE);
        while (!batch.isEmpty()) {
            var following = followed.following(batch);
            batch.stream().filter(id -> !following.contains(id)).forEach(id -> tried(id, failed, end::endIdle));
            batch = readers.after(batch.getLast(), knownBefore, AT_ONCE);
        }
    }

    @Scheduled(initialDelayString = INITIAL_DELAY, fixedDelayString = INTERVAL)
    public void forgetComments() {
        var before = time.instant().minus(STATES);
        repeat(() -> comments.forget(before, AT_ONCE));
    }

    @Scheduled(initialDelayString = INITIAL_DELAY, fixedDelayString = INTERVAL)
    public void forgetMails() {
        var before = time.instant().minus(MAILS);
        repeat(() -> mails.forget(before, AT_ONCE));
    }

    private void endAll(Function<Collection<UUID>, List<UUID>> search) {
        var failed = new HashSet<UUID>();
        for (int batch = 0; batch < MOST_BATCHES && failed.size() < AT_ONCE; batch++) {
            var old = search.apply(failed);
            old.forEach(id -> tried(id, failed, this::end));
            if (old.size() < AT_ONCE) {
                return;
            }
        }
    }

    private void end(UUID id) {
        followed.find(id).ifPresent(comment -> end.end(comment.reader(), comment.commentId()));
    }

    /** One that cannot be read, as it may be of another build, keeps none of the others. */
    private static void tried(UUID id, Set<UUID> failed, Consumer<UUID> forgetting) {
        try {
            forgetting.accept(id);
        } catch (RuntimeException e) {
            failed.add(id);
            if (FAILED.allows()) {
                LOG.warn("{} is not forgotten, next try in an hour", id, Loggable.of(e));
            }
        }
    }

    private static void repeat(LongSupplier forgetSome) {
        while (forgetSome.getAsLong() == AT_ONCE) {
            // The next batch: small ones, so that nobody waits for them.
        }
    }
}
