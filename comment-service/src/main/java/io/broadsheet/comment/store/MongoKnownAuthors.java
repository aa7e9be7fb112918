package io.broadsheet.comment.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.comment.domain.History;
import io.broadsheet.comment.domain.KnownAuthors;
import io.broadsheet.comment.domain.NameKey;
import io.broadsheet.comment.domain.Names;
import io.broadsheet.comment.domain.Standing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Repository;

/** Looks at the comments themselves: nothing is kept of an author beside them. */
@Repository
class MongoKnownAuthors implements KnownAuthors {

    private static final String NAME_KEYS = "nameKeys";
    private static final String STAFF_KEYS = "staffKeys";
    private static final String AUTHOR = "author";

    private final MongoCollection<BsonDocument> comments;

    private final Names names;

    MongoKnownAuthors(MongoDatabase database, Names names) {
        this.comments = database.getCollection(MongoComments.COLLECTION, BsonDocument.class);
        this.names = names;
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
        var whole = NamesAsKept.of(names, name);
        var within = NamesAsKept.of(names, parts);
        Bson another = and(eq("approved", true), ne("authorId", authorId));
        Bson shown = eq("state", CommentDocument.VISIBLE);
        // Most names are nobody's.
        return exists(or(and(whole.in(NAME_KEYS), another), and(within.in(STAFF_KEYS), shown)))
                ? new NameBearers(
                        whole.anyIn(comments, NAME_KEYS, AUTHOR, another),
                        within.anyIn(comments, STAFF_KEYS, AUTHOR, shown))
                : new NameBearers(false, false);
    }

    private boolean exists(Bson filter) {
        return comments.find(filter).projection(include("_id")).first() != null;
    }

    @Override
    public History history(UUID authorId) {
        return history(eq("authorId", authorId), _ -> true);
    }

    @Override
    public History history(Set<NameKey> name) {
        var kept = NamesAsKept.of(names, name);
        return history(kept.in(NAME_KEYS), found -> kept.isOne(found, AUTHOR));
    }

    private History history(Bson whose, Predicate<BsonDocument> isReally) {
        var found = comments.find(whose)
                .projection(include("state", "spam", AUTHOR))
                .limit(History.MOST + 1)
                .into(new ArrayList<>());
        var states = found.stream()
                .filter(isReally)
                .map(each -> each.containsKey("spam")
                        ? "spam"
                        : each.getString("state").getValue())
                .toList();
        return new History(
                Collections.frequency(states, CommentDocument.VISIBLE),
                Collections.frequency(states, CommentDocument.REJECTED),
                Collections.frequency(states, "spam"),
                Collections.frequency(states, CommentDocument.HELD),
                found.size() <= History.MOST);
    }
}
