package io.broadsheet.comment.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.comment.domain.History;
import io.broadsheet.comment.domain.KnownAuthors;
import io.broadsheet.comment.domain.NameKey;
import io.broadsheet.comment.domain.Standing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Repository;

/** Looks at the comments themselves: nothing is kept of an author beside them. */
@Repository
class MongoKnownAuthors implements KnownAuthors {

    private final MongoCollection<BsonDocument> comments;

    MongoKnownAuthors(MongoDatabase database) {
        this.comments = database.getCollection(MongoComments.COLLECTION, BsonDocument.class);
    }

    @Override
    public int approvals(UUID authorId, String name, UUID besides) {
        return comments.find(
                        and(eq("authorId", authorId), eq("approved", true), eq("author", name), ne("_id", besides)))
                .projection(include("_id"))
                .limit(Standing.MOST_APPROVALS)
                .into(new ArrayList<>())
                .size();
    }

    @Override
    public NameBearers bearers(Set<NameKey> name, Set<NameKey> parts, UUID authorId) {
        Bson another = and(in("nameKeys", values(name)), eq("approved", true), ne("authorId", authorId));
        Bson staff = and(in("staffKeys", values(parts)), eq("state", CommentDocument.VISIBLE));
        // Most names are nobody's.
        return exists(or(another, staff))
                ? new NameBearers(exists(another), exists(staff))
                : new NameBearers(false, false);
    }

    private static List<String> values(Set<NameKey> names) {
        return names.stream().map(NameKey::value).toList();
    }

    private boolean exists(Bson filter) {
        return comments.find(filter).projection(include("_id")).first() != null;
    }

    @Override
    public History history(UUID authorId) {
        return history(eq("authorId", authorId));
    }

    @Override
    public History history(Set<NameKey> names) {
        return history(in("nameKeys", values(names)));
    }

    private History history(Bson whose) {
        var states = comments.find(whose)
                .projection(include("state", "spam"))
                .limit(History.MOST + 1)
                .map(found -> found.containsKey("spam")
                        ? "spam"
                        : found.getString("state").getValue())
                .into(new ArrayList<>());
        return new History(
                Collections.frequency(states, CommentDocument.VISIBLE),
                Collections.frequency(states, CommentDocument.REJECTED),
                Collections.frequency(states, "spam"),
                Collections.frequency(states, CommentDocument.HELD),
                states.size() <= History.MOST);
    }
}
