package io.broadsheet.newsletter.replies.store;

import io.broadsheet.newsletter.replies.domain.ReplyMail;
import io.broadsheet.newsletter.replies.domain.ReplyMail.Told;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;

/** As stored in {@code replyMails}. Public for the driver's codec. */
public record ReplyMailDocument(@BsonId UUID id, UUID reader, long number, List<ToldDocument> told, Instant at) {

    public record ToldDocument(UUID comment, UUID article, List<UUID> replies) {}

    static ReplyMailDocument from(ReplyMail mail) {
        return new ReplyMailDocument(
                mail.id(),
                mail.reader(),
                mail.number(),
                mail.told().stream()
                        .map(each -> new ToldDocument(each.commentId(), each.articleId(), each.replies()))
                        .toList(),
                mail.at());
    }

    ReplyMail toMail() {
        return new ReplyMail(
                id,
                reader,
                number,
                told.stream()
                        .map(each -> new Told(each.comment(), each.article(), each.replies()))
                        .toList(),
                at);
    }
}
