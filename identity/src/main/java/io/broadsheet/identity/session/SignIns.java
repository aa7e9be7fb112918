package io.broadsheet.identity.session;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import io.broadsheet.chassis.store.CollectionIndexes;
import io.broadsheet.chassis.store.DatabaseClock;
import io.broadsheet.identity.account.Passwords;
import io.broadsheet.identity.account.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
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
    private final DatabaseClock clock;

    SignIns(MongoDatabase database, DatabaseClock clock) {
        this.signIns = database.getCollection(COLLECTION);
        this.authorizations = database.getCollection(StoredAuthorizations.COLLECTION);
        this.clock = clock;
    }

    /** @return what the browser is to show, and nobody else is told */
    String begin(UUID account, Instant passwordAt) {
        var now = clock.instant();
        var token = Passwords.secret() + Passwords.secret();
        signIns.deleteMany(lte("ends", Date.from(now)));
        signIns.insertOne(new Document("_id", TokenHash.of(token))
                .append("account", account)
                .append("passwordAt", Date.from(passwordAt))
                .append("began", Date.from(now))
                .append("ends", Date.from(now.plus(LONGEST))));
        return token;
    }

    /**
     * Whose it is, and since when.
     *
     * @param passwordAt which password was shown; null of a build before
     */
    record SignIn(UUID account, Instant since, @Nullable Instant passwordAt) {

        /** Whether it was made with the password that the account has since then: with another it is over. */
        boolean isOf(Instant since) {
            return since.equals(passwordAt);
        }
    }

    /** Empty if it is over. */
    Optional<SignIn> find(String id) {
        var found = signIns.find(and(eq("_id", id), gt("ends", Date.from(clock.instant()))))
                .first();
        return Optional.ofNullable(found)
                .map(signIn -> new SignIn(
                        signIn.get("account", UUID.class),
                        signIn.getDate("began").toInstant(),
                        passwordAt(signIn)));
    }

    /** Of a sign-in, or of what was granted in it. */
    static @Nullable Instant passwordAt(Document stored) {
        var at = stored.getDate("passwordAt");
        return at == null ? null : at.toInstant();
    }

    /** It goes on, with what was granted in it, with the password that was chosen there. */
    public void goOn(String id, Instant passwordAt) {
        var set = Updates.set("passwordAt", Date.from(passwordAt));
        signIns.updateOne(eq("_id", id), set);
        authorizations.updateMany(eq("signIn", id), set);
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
