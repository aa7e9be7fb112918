package io.broadsheet.newsletter.replies.application;

import io.broadsheet.chassis.store.DatabaseClock;
import io.broadsheet.newsletter.replies.domain.CommentStates;
import io.broadsheet.newsletter.replies.domain.FollowedComment;
import io.broadsheet.newsletter.replies.domain.FollowedComments;
import io.broadsheet.newsletter.replies.domain.ReplyMails;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Ends what nobody uses any more, in small batches; on several instances at once it does no harm. */
@Component
public class ReplyRetention {
    private static final int AT_ONCE = 500;

    /** As long as {@code comments.v1} keeps its records: an older one cannot come again. */
    private static final Duration STATES = Duration.ofDays(91);

    /** Longer than a mail is tried or held. */
    private static final Duration MAILS = Duration.ofDays(60);

    /** Longer than an ask takes. */
    private static final Duration IDLE = Duration.ofHours(1);

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final FollowedComments followed;
    private final FollowEnd end;
    private final CommentStates comments;
    private final ReplyMails mails;
    private final ReplySettings settings;
    private final DatabaseClock time;

    ReplyRetention(
            FollowedComments followed,
            FollowEnd end,
            CommentStates comments,
            ReplyMails mails,
            ReplySettings settings,
            DatabaseClock time) {
        this.followed = followed;
        this.end = end;
        this.comments = comments;
        this.mails = mails;
        this.settings = settings;
        this.time = time;
    }

    @Scheduled(initialDelayString = "PT7M", fixedDelayString = "PT1H")
    public void forget() {
        var now = time.instant();
        repeat(() -> end(followed.unused(now.minus(settings.endsAfter()), AT_ONCE)));
        repeat(() -> end(followed.unconfirmed(now.minus(FollowedComment.CONFIRM_WITHIN), AT_ONCE)));
        forgetIdleReaders(now.minus(IDLE));
        repeat(() -> comments.forget(now.minus(STATES), AT_ONCE));
        repeat(() -> mails.forget(now.minus(MAILS), AT_ONCE));
    }

    private void forgetIdleReaders(Instant knownBefore) {
        var last = Optional.of(BEFORE_ALL);
        while (last.isPresent()) {
            last = end.forgetIdle(last.get(), knownBefore, AT_ONCE);
        }
    }

    private long end(List<FollowedComment> unused) {
        unused.forEach(comment -> end.end(comment.reader(), comment.commentId()));
        return unused.size();
    }

    private static void repeat(LongSupplier forgetSome) {
        while (forgetSome.getAsLong() == AT_ONCE) {
            // The next batch: small ones, so that nobody waits for them.
        }
    }
}
