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
import io.broadsheet.chassis.store.GuardedChange;
import io.broadsheet.comment.application.ThreadCache;
import io.broadsheet.comment.domain.PinnedComments;
import io.broadsheet.comment.domain.Pins;
import io.broadsheet.comment.store.PinsDocument.PinDocument;
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
        var changed = GuardedChange.of("one article's pins", () -> {
            var before = of(articleId);
            var next = decision.apply(before);
            return next.equals(before) || written(articleId, before, next) ? next : null;
        });
        // Also where another instance was first.
        pages.changed(articleId);
        return changed;
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
