package io.broadsheet.identity.session;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.chassis.store.CollectionIndexes;
import io.broadsheet.identity.account.Passwords;
import io.broadsheet.identity.account.Sessions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Repository;

/**
 * The browsers in which people are signed in, and with each what applications were granted there: when a sign-in ends,
 * so does that.
 */
@Repository
public class SignIns implements Sessions {

    /** How long somebody is not asked for the password again in this browser. */
    static final Duration LONGEST = Duration.ofHours(8);

    private static final String COLLECTION = "sign_ins";

    public static final CollectionIndexes INDEXES = new CollectionIndexes(
            COLLECTION,
            List.of(
                    CollectionIndexes.plain("sign_ins_account", new Document("account", 1), "end those of an account"),
                    CollectionIndexes.plain("sign_ins_ends", new Document("ends", 1), "forget those that are over")));

    private final MongoCollection<Document> signIns;
    private final MongoCollection<Document> authorizations;
    private final Clock clock;

    SignIns(MongoDatabase database, Clock clock) {
        this.signIns = database.getCollection(COLLECTION);
        this.authorizations = database.getCollection(StoredAuthorizations.COLLECTION);
        this.clock = clock;
    }

    /** @return what the browser is to show, and nobody else is told */
    String begin(UUID account) {
        var now = clock.instant();
        var token = Passwords.secret() + Passwords.secret();
        signIns.deleteMany(lte("ends", Date.from(now)));
        signIns.insertOne(new Document("_id", TokenHash.of(token))
                .append("account", account)
                .append("began", Date.from(now))
                .append("ends", Date.from(now.plus(LONGEST))));
        return token;
    }

    /** Whose it is, and since when. */
    record SignIn(UUID account, Instant since) {}

    /** Empty if it is over. */
    Optional<SignIn> find(String id) {
        var found = signIns.find(and(eq("_id", id), gt("ends", Date.from(clock.instant()))))
                .first();
        return Optional.ofNullable(found)
                .map(signIn -> new SignIn(
                        signIn.get("account", UUID.class),
                        signIn.getDate("began").toInstant()));
    }

    void end(String id) {
        signIns.deleteOne(eq("_id", id));
        authorizations.deleteMany(eq("signIn", id));
    }

    @Override
    public void endAll(UUID account) {
        end(eq("account", account), eq("account", account));
    }

    /** All but this one. */
    public void endOthers(UUID account, String id) {
        end(and(eq("account", account), ne("_id", id)), and(eq("account", account), ne("signIn", id)));
    }

    /** The browsers first: what they still ask for meanwhile goes with the rest. */
    private void end(Bson browsers, Bson granted) {
        signIns.deleteMany(browsers);
        authorizations.deleteMany(granted);
    }
}
