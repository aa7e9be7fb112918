package io.broadsheet.comment.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.chassis.store.AggregateBusy;
import io.broadsheet.comment.application.ThreadCache;
import io.broadsheet.comment.domain.PinnedComments;
import io.broadsheet.comment.domain.Pins;
import io.broadsheet.comment.store.PinsDocument.PinDocument;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** {@code pins}: a document per article of which something was ever pinned. */
@Repository
class MongoPinnedComments implements PinnedComments {
    private static final int MOST_RACES = 10;

    private final MongoCollection<PinsDocument> documents;
    private final ThreadCache pages;

    MongoPinnedComments(MongoDatabase database, ThreadCache pages) {
        this.documents = database.getCollection("pins", PinsDocument.class);
        this.pages = pages;
    }

    @Override
    public Pins of(UUID articleId) {
        var found = documents.find(eq("_id", articleId)).first();
        return found == null ? Pins.NONE : found.toPins();
    }

    @Override
    public List<UUID> pinned(UUID articleId) {
        var found = withoutTrail(articleId);
        return found == null
                ? List.of()
                : found.pinned().stream().map(PinDocument::comment).toList();
    }

    private @Nullable PinsDocument withoutTrail(UUID articleId) {
        return documents.find(eq("_id", articleId)).projection(exclude("trail")).first();
    }

    @Override
    public Map<UUID, Set<UUID>> pinned(Collection<UUID> articleIds) {
        var pinned = new HashMap<UUID, Set<UUID>>();
        documents
                .find(in("_id", articleIds))
                .projection(exclude("trail"))
                .forEach(found -> pinned.put(found.articleId(), found.comments()));
        return pinned;
    }

    @Override
    public Pins update(UUID articleId, UnaryOperator<Pins> decision) {
        for (int race = 0; race < MOST_RACES; race++) {
            var before = of(articleId);
            var next = decision.apply(before);
            if (next.equals(before) || written(articleId, before, next)) {
                // Also where another instance was first.
                pages.changed(articleId);
                return next;
            }
        }
        throw new AggregateBusy("Too many pins of one article at the same time.", Duration.ofSeconds(1));
    }

    private boolean written(UUID articleId, Pins before, Pins next) {
        if (before.version() > 0) {
            return documents
                            .updateOne(
                                    and(eq("_id", articleId), eq("version", before.version())),
                                    combine(
                                            set("version", next.version()),
                                            set("pinned", PinsDocument.pinned(next)),
                                            set("trail", PinsDocument.trail(next))))
                            .getMatchedCount()
                    == 1;
        }
        try {
            documents.insertOne(
                    new PinsDocument(articleId, next.version(), PinsDocument.pinned(next), PinsDocument.trail(next)));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }
}
