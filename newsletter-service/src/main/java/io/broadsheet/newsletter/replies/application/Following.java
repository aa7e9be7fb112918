package io.broadsheet.newsletter.replies.application;

import com.github.f4b6a3.uuid.UuidCreator;
import io.broadsheet.chassis.Ids;
import io.broadsheet.chassis.store.DatabaseClock;
import io.broadsheet.newsletter.replies.domain.CommentStates;
import io.broadsheet.newsletter.replies.domain.FollowedComment;
import io.broadsheet.newsletter.replies.domain.FollowedComments;
import io.broadsheet.newsletter.replies.domain.ReplyReader;
import io.broadsheet.newsletter.replies.domain.ReplyReaders;
import io.broadsheet.newsletter.replies.domain.ReplyWish;
import io.broadsheet.newsletter.subscription.ReaderLinks;
import io.broadsheet.newsletter.subscription.application.AddressKeys;
import io.broadsheet.newsletter.subscription.application.SignUpLimits;
import io.broadsheet.newsletter.subscription.application.UnknownLink;
import io.broadsheet.newsletter.subscription.domain.EmailAddress;
import io.broadsheet.newsletter.subscription.domain.EndReason;
import io.broadsheet.newsletter.subscription.domain.LinkOutdated;
import io.broadsheet.newsletter.subscription.domain.SuppressionList;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Double opt-in, for each comment by itself: asking to be told of replies to it, and confirming that by the mailed link. */
@Service
public class Following {
    private static final int TRIES = 5;

    private final ReplyReaders readers;
    private final FollowedComments followed;
    private final CommentStates comments;
    private final SuppressionList suppressed;
    private final FollowEnd end;
    private final FollowMails mails;
    private final SignUpLimits limits;
    private final AddressKeys keys;
    private final ReaderLinks links;
    private final ReplySettings settings;
    private final Ids ids;
    private final DatabaseClock time;

    Following(
            ReplyReaders readers,
            FollowedComments followed,
            CommentStates comments,
            SuppressionList suppressed,
            FollowEnd end,
            FollowMails mails,
            SignUpLimits limits,
            AddressKeys keys,
            ReaderLinks links,
            ReplySettings settings,
            Ids ids,
            DatabaseClock time) {
        this.readers = readers;
        this.followed = followed;
        this.comments = comments;
        this.suppressed = suppressed;
        this.end = end;
        this.mails = mails;
        this.limits = limits;
        this.keys = keys;
        this.links = links;
        this.settings = settings;
        this.ids = ids;
        this.time = time;
    }

    /**
     * A comment that is followed, and by whom.
     *
     * @param title of its article, empty if that is not known or not public
     */
    public record Followed(ReplyReader reader, FollowedComment comment, String title) {}

    /**
     * Asks in the name of whoever reads mail at {@code address}, which decides by the link in it. The caller learns
     * nothing about what is there.
     */
    public void ask(EmailAddress address, UUID commentId, UUID articleId, ReplyWish wish) {
        var key = keys.of(address);
        var suppressedFor = suppressed.reason(key);
        if (suppressedFor.filter(reason -> !reason.endsByOptIn()).isPresent() || comments.isRemoved(commentId)) {
            return;
        }
        var now = time.instant();
        var reader = readers.ofAddress(key).orElse(null);
        // A confirmed one is never mailed again after a bounce, also not to confirm.
        boolean stuck = reader != null && reader.confirmedAt() != null && suppressedFor.isPresent();
        if (reader != null && !stuck) {
            var before = followed.find(id(reader.id(), commentId)).orElse(null);
            if (before != null && before.isConfirmed()) {
                return;
            }
            if (before != null && before.askedAt().plus(FollowedComment.PAUSE).isAfter(now)) {
                // The mail of a moment ago may not have reached the ledger: posting it again is harmless.
                mails.post(reader, before);
                return;
            }
            if (followed.confirmed(reader.id(), settings.perReader()).size() == settings.perReader()) {
                return;
            }
        }
        if (!limits.mayMail(address)) {
            return;
        }
        if (reader != null && stuck) {
            end.forget(reader.id());
        }
        boolean asked = false;
        for (int tried = 0; !asked && tried < TRIES; tried++) {
            asked = ask(readers.take(ids.next(), address, key, wish), commentId, articleId, wish, now);
        }
    }

    /** @return false if the reader was forgotten in between */
    private boolean ask(ReplyReader reader, UUID commentId, UUID articleId, ReplyWish wish, Instant now) {
        var id = id(reader.id(), commentId);
        followed.ask(new FollowedComment(id, reader.id(), commentId, articleId, wish, now, null, null, Set.of()));
        if (!readers.keep(reader.id())) {
            followed.remove(id);
            return false;
        }
        // As it is there: another may have asked at the same moment.
        followed.find(id).ifPresent(asked -> mails.post(reader, asked));
        return true;
    }

    /**
     * Confirms by the mailed link; again changes nothing.
     *
     * @throws UnknownLink if it was not issued here
     * @throws LinkOutdated if it is good for nothing any more
     */
    public Followed confirm(String token) {
        var shown = shown(token);
        var reader = shown.reader();
        // Both: the process that confirmed the comment may have died before it came to the reader.
        if (!shown.comment().isConfirmed() || reader.confirmedAt() == null) {
            var now = time.instant();
            // First, as a confirmed reader who is still on the list would never be mailed.
            suppressed.end(reader.addressKey(), EndReason.BOUNCED);
            followed.confirm(shown.comment().id(), now);
            readers.confirm(reader.id(), shown.comment().wish(), now);
        }
        return shown(token);
    }

    /** What the confirmation page shows: the comment, if the link would confirm it or has confirmed it. */
    public Followed shown(String token) {
        var claim = links.readFollow(token).orElseThrow(UnknownLink::new);
        var comment = followed.find(claim.subject()).orElseThrow(LinkOutdated::new);
        var reader = readers.find(comment.reader()).orElseThrow(LinkOutdated::new);
        var lapses = comment.askedAt().plus(FollowedComment.CONFIRM_WITHIN);
        if (!comment.isConfirmed() && lapses.isBefore(time.instant())) {
            throw new LinkOutdated();
        }
        return new Followed(reader, comment, mails.title(comment.articleId()));
    }

    static UUID id(UUID reader, UUID commentId) {
        return UuidCreator.getNameBasedSha1(reader, commentId.toString());
    }
}
