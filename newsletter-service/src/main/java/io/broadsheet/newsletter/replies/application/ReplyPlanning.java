package io.broadsheet.newsletter.replies.application;

import com.github.f4b6a3.uuid.UuidCreator;
import io.broadsheet.newsletter.delivery.ReplyQueue;
import io.broadsheet.newsletter.replies.domain.CommentStates;
import io.broadsheet.newsletter.replies.domain.FollowedComment;
import io.broadsheet.newsletter.replies.domain.FollowedComments;
import io.broadsheet.newsletter.replies.domain.ReplyMail;
import io.broadsheet.newsletter.replies.domain.ReplyMails;
import io.broadsheet.newsletter.replies.domain.ReplyReader;
import io.broadsheet.newsletter.replies.domain.ReplyReaders;
import io.broadsheet.newsletter.replies.domain.ReplyTimes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Decides who is told of what. What a mail tells is kept under an id made of its reader and number before it goes into
 * the ledger: several instances at once, or one that begins again, write the same mail.
 */
final class ReplyPlanning {
    private static final int AT_ONCE = 100;
    private static final int MOST_REPLIES = 2_000;

    private final ReplyReaders readers;
    private final FollowedComments followed;
    private final CommentStates comments;
    private final ReplyMails mails;
    private final ReplyQueue queue;
    private final ReplyTimes times;
    private final FollowEnd end;
    private final int perReader;
    private final InstantSource time;

    /** @param time the database's */
    ReplyPlanning(
            ReplyReaders readers,
            FollowedComments followed,
            CommentStates comments,
            ReplyMails mails,
            ReplyQueue queue,
            ReplyTimes times,
            FollowEnd end,
            int perReader,
            InstantSource time) {
        this.readers = readers;
        this.followed = followed;
        this.comments = comments;
        this.mails = mails;
        this.queue = queue;
        this.times = times;
        this.end = end;
        this.perReader = perReader;
        this.time = time;
    }

    /** @return whether there may be more to do at once */
    boolean planWhatIsDue() {
        var due = readers.due(time.instant(), AT_ONCE);
        due.forEach(this::plan);
        return due.size() == AT_ONCE;
    }

    private void plan(ReplyReader reader) {
        var now = time.instant();
        var of = followed.of(reader.id(), perReader);
        var visible =
                comments.replies(of.stream().map(FollowedComment::commentId).toList(), MOST_REPLIES);
        var plan = times.plan(reader, of, visible, now);
        if (plan.told().isEmpty()) {
            readers.settle(reader, plan.next());
        } else {
            write(reader, plan.told(), now);
        }
    }

    private void write(ReplyReader reader, List<ReplyMail.Told> told, Instant now) {
        var number = reader.mails() + 1;
        var id = UuidCreator.getNameBasedSha1(reader.id(), "replies/" + number);
        var mail = mails.add(new ReplyMail(id, reader.id(), number, told, now));
        queue.add(mail.id(), mail.reader());
        mail.told()
                .forEach(each -> followed.tell(Following.id(reader.id(), each.commentId()), each.replies(), mail.at()));
        endWhatIsFull(mail);
        readers.mailed(reader, number, mail.at());
    }

    private void endWhatIsFull(ReplyMail mail) {
        for (var each : mail.told()) {
            followed.find(Following.id(mail.reader(), each.commentId()))
                    .filter(comment -> comment.told().size() >= FollowedComment.MOST_TOLD)
                    .ifPresent(comment -> end.end(mail.reader(), comment.commentId()));
        }
    }
}
