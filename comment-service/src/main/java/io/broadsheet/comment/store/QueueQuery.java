package io.broadsheet.comment.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;

import io.broadsheet.chassis.Texts;
import io.broadsheet.comment.domain.Comments.Queue;
import io.broadsheet.comment.domain.HoldReason;
import io.broadsheet.comment.domain.QueueFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.bson.conversions.Bson;

/** Moderators' queues as queries. The state and the time lead through an index; the rest is compared on the way. */
final class QueueQuery {

    private QueueQuery() {}

    static Bson of(QueueFilter filter) {
        List<Bson> wanted = new ArrayList<>(List.of(of(filter.queue())));
        HoldReason reason = filter.reason();
        if (reason != null) {
            wanted.add(or(eq("heldFor", reason.name()), eq("review.judgement.findings.reason", reason.name())));
        }
        if (filter.articleId() != null) {
            wanted.add(eq("articleId", filter.articleId()));
        }
        var section = filter.section();
        if (section != null) {
            // The second is as older builds fold names with an apostrophe.
            wanted.add(in("sectionKey", Texts.folded(section), section.toLowerCase(Locale.ROOT)));
        }
        if (filter.language() != null) {
            var range = Pattern.compile("^" + Pattern.quote(filter.language()) + "(?:-|$)", Pattern.CASE_INSENSITIVE);
            wanted.add(regex("review.judgement.language", range));
        }
        if (filter.postedAfter() != null) {
            wanted.add(gt("postedAt", filter.postedAfter()));
        }
        if (filter.postedBefore() != null) {
            wanted.add(lt("postedAt", filter.postedBefore()));
        }
        return and(wanted);
    }

    static Bson of(Queue queue) {
        return switch (queue) {
            case HELD -> eq("state", CommentDocument.HELD);
            case VISIBLE -> eq("state", CommentDocument.VISIBLE);
            case REJECTED -> and(eq("state", CommentDocument.REJECTED), eq("spam", null));
            case SPAM -> and(eq("state", CommentDocument.REJECTED), eq("spam", true));
            // Older builds leave the field when they remove or approve.
            case APPEALED -> and(eq("state", CommentDocument.REJECTED), gte("appealedAt", Instant.EPOCH));
        };
    }

    /** By when a comment came into the queue. */
    static String time(Queue queue) {
        return queue == Queue.APPEALED ? "appealedAt" : "since";
    }
}
