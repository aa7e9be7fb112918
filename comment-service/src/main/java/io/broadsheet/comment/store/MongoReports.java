package io.broadsheet.comment.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.comment.domain.ReportReason;
import io.broadsheet.comment.domain.Reports;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/** Reports in {@code reports}, one document each; their number also in a field of the comment, outside of its version. */
@Repository
class MongoReports implements Reports {
    static final String COLLECTION = "reports";

    private final MongoCollection<Document> reports;
    private final MongoCollection<Document> comments;

    MongoReports(MongoDatabase database) {
        this.reports = database.getCollection(COLLECTION);
        this.comments = database.getCollection(MongoComments.COLLECTION);
    }

    @Override
    public int add(Report report) {
        insert(report);
        int all = (int) reports.countDocuments(eq("commentId", report.commentId()));
        // Reports only become more, so that of several counts the highest is the last.
        comments.updateOne(eq("_id", report.commentId()), max("reports", all));
        return all;
    }

    @Override
    public int count(UUID commentId, Instant after) {
        return (int) reports.countDocuments(and(eq("commentId", commentId), gt("at", Date.from(after))));
    }

    private void insert(Report report) {
        try {
            reports.insertOne(new Document("_id", report.reporter())
                    .append("commentId", report.commentId())
                    .append("reason", report.reason().name())
                    .append("at", Date.from(report.at()))
                    .append("keptUntil", Date.from(report.keptUntil())));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            // What was reported before may have been about other words.
            reports.updateOne(
                    and(eq("_id", report.reporter()), lt("at", Date.from(report.written()))),
                    combine(
                            set("reason", report.reason().name()),
                            set("at", Date.from(report.at())),
                            max("keptUntil", Date.from(report.keptUntil()))));
        }
    }

    @Override
    public Optional<String> knownAs(Collection<String> reporters) {
        return Optional.ofNullable(reports.find(in("_id", reporters)).first()).map(row -> row.getString("_id"));
    }

    @Override
    public Map<ReportReason, Integer> reasons(UUID commentId) {
        var reasons = new EnumMap<ReportReason, Integer>(ReportReason.class);
        for (ReportReason reason : ReportReason.values()) {
            int given = (int) reports.countDocuments(and(eq("commentId", commentId), eq("reason", reason.name())));
            if (given > 0) {
                reasons.put(reason, given);
            }
        }
        return reasons;
    }

    @Override
    public int forgetBefore(Instant limit, int most) {
        var old = reports.find(lt("keptUntil", Date.from(limit)))
                .sort(ascending("keptUntil"))
                .projection(include("_id"))
                .limit(most)
                .map(row -> row.getString("_id"))
                .into(new ArrayList<>());
        reports.deleteMany(in("_id", old));
        return old.size();
    }
}
