package io.broadsheet.article.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.article.application.ActivityLog;
import io.broadsheet.article.domain.Activity;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/**
 * {@code article_activity}: {@code {article, version, action, subject, name, at, since}}. A line is kept before its article
 * gets the next one. It is of a version that was written, so whoever loses the race for the next keeps the same line.
 */
@Repository
class MongoActivityLog implements ActivityLog {

    static final String COLLECTION = "article_activity";
    static final String ARTICLE = "article";
    static final String VERSION = "version";

    private final MongoCollection<Document> lines;

    MongoActivityLog(MongoDatabase database) {
        this.lines = database.getCollection(COLLECTION);
    }

    void keep(UUID article, Activity activity) {
        var step = activity.step();
        var line = new Document(ARTICLE, article)
                .append(VERSION, activity.version())
                .append("action", ActivityDocument.word(step.action()))
                .append("at", step.at())
                .append("since", activity.since());
        if (step.by() != null) {
            line.append("subject", step.by().subject()).append("name", step.by().name());
        }
        insertOnce(lines, line);
    }

    /** @param documents with a unique index, by which the same one is there already */
    static void insertOnce(MongoCollection<Document> documents, Document document) {
        try {
            documents.insertOne(document);
        } catch (MongoWriteException failure) {
            if (failure.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw failure;
            }
        }
    }

    @Override
    public List<Activity> before(UUID article, long version, int limit) {
        if (limit < 1) {
            return List.of();
        }
        return lines.find(and(eq(ARTICLE, article), lt(VERSION, version)))
                .sort(descending(VERSION))
                .limit(limit)
                .map(MongoActivityLog::activity)
                .into(new ArrayList<>());
    }

    private static Activity activity(Document line) {
        return new ActivityDocument(
                        line.getLong(VERSION),
                        line.getString("action"),
                        line.getString("subject"),
                        line.getString("name"),
                        line.getDate("at").toInstant(),
                        line.getDate("since").toInstant())
                .toActivity();
    }
}
