package io.broadsheet.comment.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.comment.domain.ReaderKeys;
import io.broadsheet.comment.domain.VotingOver;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Date;
import java.util.HexFormat;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Keys in {@code reader_keys}, a document for each month, without the salt once that is forgotten. Of several instances that
 * make one at once, the first one's is kept.
 */
@Repository
class MongoReaderKeys implements ReaderKeys {
    private static final int BYTES = 32;

    private final MongoCollection<Document> documents;
    private final SecureRandom random = new SecureRandom();

    MongoReaderKeys(MongoDatabase database) {
        this.documents = database.getCollection("reader_keys");
    }

    @Override
    public Key of(YearMonth month, Instant keptUntil) {
        Document kept = find(month);
        if (kept == null) {
            add(month, keptUntil);
            kept = Objects.requireNonNull(find(month));
        }
        String salt = kept.getString("salt");
        if (salt == null) {
            throw new VotingOver();
        }
        return new Key(salt, kept.getDate("keptUntil").toInstant());
    }

    private @Nullable Document find(YearMonth month) {
        return documents.find(eq("_id", month.toString())).first();
    }

    private void add(YearMonth month, Instant keptUntil) {
        var salt = new byte[BYTES];
        random.nextBytes(salt);
        try {
            documents.insertOne(new Document("_id", month.toString())
                    .append("salt", HexFormat.of().formatHex(salt))
                    .append("keptUntil", Date.from(keptUntil)));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    @Override
    public void forgetBefore(Instant limit) {
        // The month stays: another key for it would let everybody vote once more, and count those votes alone.
        documents.updateMany(and(lt("keptUntil", Date.from(limit)), exists("salt")), unset("salt"));
    }
}
