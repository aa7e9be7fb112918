package io.broadsheet.identity.account;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.broadsheet.chassis.store.CollectionIndexes;
import io.broadsheet.chassis.store.RecordBson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The accounts of this installation, the same for all instances. */
@Repository
public class Accounts {

    static final String COLLECTION = "accounts";
    private static final String ROLES = "roles";
    /** Which accounts are active admins; in one document, so that the last one is never taken away by two at once. */
    private static final String ADMINS = "admins";

    public static final CollectionIndexes INDEXES = new CollectionIndexes(
            COLLECTION,
            List.of(
                    CollectionIndexes.unique("accounts_key", new Document("key", 1), "sign-in, and a search by name"),
                    CollectionIndexes.unique("accounts_look", new Document("look", 1), "no two that look alike")));

    private final MongoCollection<BsonDocument> accounts;
    private final MongoCollection<Document> rules;
    private final RecordBson<AccountDocument> bson;

    Accounts(MongoDatabase database) {
        this.accounts = database.getCollection(COLLECTION, BsonDocument.class);
        this.rules = database.getCollection("account_rules");
        this.bson = new RecordBson<>(AccountDocument.class, database.getCodecRegistry());
    }

    public Optional<Account> find(UUID id) {
        return first(eq("_id", id));
    }

    /** @param name as somebody types it */
    public Optional<Account> named(String name) {
        return first(eq("key", new AccountName(name).key()));
    }

    private Optional<Account> first(Bson filter) {
        return Optional.ofNullable(accounts.find(filter).first()).map(this::account);
    }

    /** The newest first, without their trails. @param before ids from here on are passed over; null for none */
    public List<Account> newest(int most, @Nullable UUID before) {
        return read(before == null ? new Document() : lt("_id", before), Sorts.descending("_id"), most);
    }

    /** Those whose name begins so, by name, without their trails. */
    public List<Account> beginningWith(String name, int most) {
        var from = new AccountName(name).key();
        return read(and(gte("key", from), lt("key", from + Character.MAX_VALUE)), Sorts.ascending("key"), most);
    }

    private List<Account> read(Bson filter, Bson order, int most) {
        return accounts.find(filter)
                .sort(order)
                .limit(most)
                .projection(Projections.exclude("activity"))
                .map(this::account)
                .into(new ArrayList<>());
    }

    /** @return whether it is in; another of that name, or one that looks like it, may be there */
    boolean insert(Account account) {
        try {
            accounts.insertOne(bson.encode(AccountDocument.of(account)));
        } catch (MongoWriteException failed) {
            if (failed.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw failed;
        }
        if (account.isActiveAdmin()) {
            settleAdmin(account.id());
        }
        return true;
    }

    /**
     * Writes what differs, and no more: a newer build may keep beside it what this one does not know.
     *
     * @return whether nobody changed it since {@code before}, and it is stored
     */
    boolean replace(Account before, Account next) {
        var unchanged = and(eq("_id", before.id()), eq("version", before.version()));
        var stored =
                accounts.find(unchanged).projection(Projections.include(ROLES)).first();
        if (stored == null) {
            return false;
        }
        var was = bson.encode(AccountDocument.of(before));
        var is = bson.encode(AccountDocument.of(next));
        // Told by sign-ins.
        is.remove("lastSignInAt");
        was.remove("lastSignInAt");
        var changes = new ArrayList<Bson>();
        is.forEach((field, value) -> {
            if (!value.equals(was.get(field))) {
                changes.add(Updates.set(field, field.equals(ROLES) ? withUnknown(value.asArray(), stored) : value));
            }
        });
        was.keySet().stream()
                .filter(field -> !is.containsKey(field))
                .forEach(field -> changes.add(Updates.unset(field)));
        return accounts.updateOne(unchanged, Updates.combine(changes)).getMatchedCount() == 1;
    }

    /** Nobody saw these here, so nobody took them away. */
    private static BsonArray withUnknown(BsonArray roles, BsonDocument stored) {
        var all = roles.clone();
        stored.getArray(ROLES, new BsonArray()).stream()
                .filter(role -> Role.of(role.asString().getValue()).isEmpty())
                .forEach(all::add);
        return all;
    }

    /** A note beside the rest, which makes no new version. */
    public void signedIn(UUID id, Instant at) {
        accounts.updateOne(eq("_id", id), Updates.set("lastSignInAt", at));
    }

    /** What taking an account from the list of active admins came to. */
    enum Leaving {
        TAKEN,
        /** Another call has taken it, and puts it back if it must. */
        NOT_LISTED,
        LAST
    }

    /** Makes the list of active admins say of an account what that says itself now. */
    void settleAdmin(UUID id) {
        if (isActiveAdmin(id)) {
            rules.updateOne(eq("_id", ADMINS), Updates.addToSet("ids", id), new UpdateOptions().upsert(true));
            if (isActiveAdmin(id)) {
                return;
            }
            // Another call has changed it in between, and perhaps taken it from the list before it was entered.
        }
        rules.updateOne(eq("_id", ADMINS), Updates.pull("ids", id));
    }

    Leaving leaveAdmins(UUID id) {
        var pulled = rules.updateOne(and(eq("_id", ADMINS), exists("ids.1")), Updates.pull("ids", id));
        if (pulled.getMatchedCount() == 0) {
            return Leaving.LAST;
        }
        return pulled.getModifiedCount() == 1 ? Leaving.TAKEN : Leaving.NOT_LISTED;
    }

    private boolean isActiveAdmin(UUID id) {
        return find(id).filter(Account::isActiveAdmin).isPresent();
    }

    private Account account(BsonDocument document) {
        return bson.decode(document).account();
    }
}
