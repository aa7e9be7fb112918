package io.broadsheet.newsletter.replies.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.chassis.store.CollectionIndexes;
import io.broadsheet.newsletter.replies.domain.ReplyMail;
import io.broadsheet.newsletter.replies.domain.ReplyMails;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bson.BsonDocument;

/** {@code replyMails}. */
final class MongoReplyMails implements ReplyMails {
    static final CollectionIndexes INDEXES = new CollectionIndexes(
            "replyMails", List.of(CollectionIndexes.plain("at", ascending("at"), "what is old enough to forget")));

    private final MongoCollection<ReplyMailDocument> mails;
    private final MongoCollection<BsonDocument> rows;

    MongoReplyMails(MongoDatabase database) {
        mails = database.getCollection("replyMails", ReplyMailDocument.class);
        rows = database.getCollection("replyMails", BsonDocument.class);
    }

    @Override
    public ReplyMail add(ReplyMail mail) {
        try {
            mails.insertOne(ReplyMailDocument.from(mail));
            return mail;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return Objects.requireNonNull(mails.find(eq("_id", mail.id())).first())
                    .toMail();
        }
    }

    @Override
    public List<ReplyMail> find(Collection<UUID> ids) {
        return mails.find(in("_id", ids)).map(ReplyMailDocument::toMail).into(new ArrayList<>());
    }

    @Override
    public long forget(Instant writtenBefore, int limit) {
        var old = rows.find(lt("at", writtenBefore))
                .sort(ascending("at"))
                .limit(limit)
                .projection(include("_id"))
                .map(row -> row.getBinary("_id").asUuid())
                .into(new ArrayList<>());
        return old.isEmpty() ? 0 : mails.deleteMany(in("_id", old)).getDeletedCount();
    }
}
