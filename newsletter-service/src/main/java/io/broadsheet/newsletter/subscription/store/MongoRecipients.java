package io.broadsheet.newsletter.subscription.store;

import static com.mongodb.client.model.Accumulators.first;
import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.project;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.type;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static java.util.Objects.requireNonNull;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.chassis.store.DatabaseClock;
import io.broadsheet.newsletter.edition.domain.Cadence;
import io.broadsheet.newsletter.subscription.Recipients;
import io.broadsheet.newsletter.subscription.ReplyNotices;
import io.broadsheet.newsletter.subscription.application.SuppressedEnding;
import io.broadsheet.newsletter.subscription.domain.EndReason;
import io.broadsheet.newsletter.subscription.domain.StandingChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Reads subscriptions in bulk past the aggregate; only {@code served} and {@code promised…} are written here. */
final class MongoRecipients implements Recipients {
    private static final String NUMBER = "promisedNumber";
    private static final String EDITION = "promisedEdition";
    private static final Duration COUNTED_WITHIN = Duration.ofSeconds(10);
    private static final String AFTER_ALL = "\uffff";
    private static final Bson WISHES = include("cohort", "topics", "languages");

    /** Subscriptions of a cohort that are looked at for one that can be read. */
    private static final int TRIED = 20;

    private final MongoCollection<BsonDocument> documents;
    private final SuppressedEnding ending;
    private final MongoSuppressionList suppressed;
    private final ReplyNotices replies;
    private final DatabaseClock time;

    MongoRecipients(
            MongoDatabase database,
            SuppressedEnding ending,
            MongoSuppressionList suppressed,
            ReplyNotices replies,
            DatabaseClock time) {
        this.documents = database.getCollection(SubscriptionIndexes.COLLECTION, BsonDocument.class);
        this.ending = ending;
        this.suppressed = suppressed;
        this.replies = replies;
        this.time = time;
    }

    @Override
    public Map<UUID, Recipient> lookup(Collection<UUID> ids) {
        var found = documents
                .find(in("_id", ids))
                .projection(include("state", "email", "emailKey", "generation", "endReason"))
                .into(new ArrayList<>());
        // Erased, or nothing that mail could be sent by.
        found.removeIf(document -> !document.isString("email")
                || !document.isString("emailKey")
                || !document.isString("state")
                || !document.isNumber("generation"));
        var never = suppressed.among(
                found.stream().map(document -> text(document, "emailKey")).toList());
        Map<UUID, Recipient> recipients = HashMap.newHashMap(found.size());
        for (var document : found) {
            var id = id(document);
            var standing = standing(document, never.get(text(document, "emailKey")));
            int generation = document.getNumber("generation").intValue();
            recipients.put(id, new Recipient(id, text(document, "email"), standing, generation));
        }
        return recipients;
    }

    @Override
    public Optional<FoundCohort> nextCohort(String prefix, @Nullable String after) {
        var from = after == null || after.compareTo(prefix) < 0 ? gte("cohort", prefix) : gt("cohort", after);
        var first = documents
                .find(and(from, lt("cohort", prefix + AFTER_ALL)))
                .sort(ascending("cohort"))
                .projection(WISHES)
                .first();
        if (first == null) {
            return Optional.empty();
        }
        var key = text(first, "cohort");
        var wishes = wishes(first);
        return Optional.of(new FoundCohort(key, wishes == null ? wishesOfAnother(key) : wishes));
    }

    private @Nullable Wishes wishesOfAnother(String cohortKey) {
        for (var document : documents.find(eq("cohort", cohortKey)).limit(TRIED).projection(WISHES)) {
            var wishes = wishes(document);
            if (wishes != null) {
                return wishes;
            }
        }
        return null;
    }

    private static @Nullable Wishes wishes(BsonDocument document) {
        var topics = texts(document.get("topics"));
        var languages = texts(document.get("languages"));
        return topics == null || languages == null ? null : new Wishes(topics, languages);
    }

    private static @Nullable List<String> texts(@Nullable BsonValue value) {
        return value != null && value.isArray() && value.asArray().stream().allMatch(BsonValue::isString)
                ? value.asArray().stream()
                        .map(text -> text.asString().getValue())
                        .toList()
                : null;
    }

    @Override
    public void eachAudience(Consumer<Audience> counted) {
        var cohorts = documents
                .aggregate(List.of(
                        match(gt("cohort", "")),
                        project(include("cohort", "cadence", "hour", "topics", "languages")),
                        group(
                                "$cohort",
                                first("cadence", "$cadence"),
                                first("hour", "$hour"),
                                first("topics", "$topics"),
                                first("languages", "$languages"),
                                sum("readers", 1L))))
                .allowDiskUse(true)
                .maxTime(COUNTED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        for (var cohort : cohorts) {
            var wishes = wishes(cohort);
            var cadence = cohort.isString("cadence") ? Cadence.of(text(cohort, "cadence")) : Optional.<Cadence>empty();
            if (wishes != null && cadence.isPresent() && cohort.isNumber("hour")) {
                counted.accept(new Audience(
                        cadence.get(),
                        cohort.getNumber("hour").intValue(),
                        wishes,
                        cohort.getNumber("readers").longValue()));
            }
        }
    }

    @Override
    public List<Due> due(String cohortKey, long number, int limit) {
        return documents
                .find(and(eq("cohort", cohortKey), lt("served", number)))
                .sort(ascending("served"))
                .limit(limit)
                .projection(include("served", NUMBER, EDITION))
                .map(document ->
                        new Due(id(document), document.getNumber("served").longValue(), open(document)))
                .into(new ArrayList<>());
    }

    @Override
    public Set<UUID> promise(Collection<UUID> ids, String cohortKey, long served, Promise promise) {
        documents.updateMany(
                unpromised(ids, cohortKey, served),
                combine(set(NUMBER, promise.number()), set(EDITION, promise.edition())));
        return documents
                .find(and(in("_id", ids), eq(NUMBER, promise.number()), eq(EDITION, promise.edition())))
                .projection(include("_id"))
                .map(MongoRecipients::id)
                .into(new HashSet<>());
    }

    @Override
    public Map<UUID, Promise> promised(int limit) {
        var promised = new HashMap<UUID, Promise>();
        documents
                .find(and(gte(NUMBER, 0), type(EDITION, BsonType.BINARY)))
                .projection(include(NUMBER, EDITION))
                .limit(limit)
                .forEach(document -> promised.put(id(document), requireNonNull(open(document))));
        return promised;
    }

    @Override
    public void serve(Collection<UUID> ids, long number) {
        if (!ids.isEmpty()) {
            var ended = combine(unset(NUMBER), unset(EDITION));
            var promised = and(in("_id", ids), eq(NUMBER, number));
            documents.updateMany(and(promised, lt("served", number)), combine(set("served", number), ended));
            // Of those who have left meanwhile.
            documents.updateMany(promised, ended);
        }
    }

    @Override
    public void skipReaders(Collection<UUID> ids, String cohortKey, long served, long number) {
        documents.updateMany(unpromised(ids, cohortKey, served), set("served", number));
    }

    private static Bson unpromised(Collection<UUID> ids, String cohortKey, long served) {
        return and(in("_id", ids), eq("cohort", cohortKey), eq("served", served), exists(NUMBER, false));
    }

    private static @Nullable Promise open(BsonDocument document) {
        return document.isNumber(NUMBER) && document.isBinary(EDITION)
                ? new Promise(
                        document.getNumber(NUMBER).longValue(),
                        document.getBinary(EDITION).asUuid())
                : null;
    }

    private static UUID id(BsonDocument document) {
        return document.getBinary("_id").asUuid();
    }

    @Override
    public void suppress(UUID subscriptionId, String reason) {
        var why = EndReason.of(reason)
                .filter(EndReason::suppresses)
                .orElseThrow(() -> new IllegalArgumentException("not a reason to suppress an address: " + reason));
        var known = documents
                .find(eq("_id", subscriptionId))
                .projection(include("emailKey"))
                .first();
        if (known == null) {
            return;
        }
        // The list first: should this process die here, nobody is mailed and the caller comes again.
        if (known.isString("emailKey")) {
            suppressed.add(text(known, "emailKey"), subscriptionId, why, time.instant());
            replies.forget(text(known, "emailKey"));
        }
        ending.end(subscriptionId, why, time.instant());
    }

    @Override
    public Optional<Instant> restoredAt(UUID subscriptionId) {
        var known = documents
                .find(eq("_id", subscriptionId))
                .projection(include("history"))
                .first();
        if (known == null || !known.isArray("history")) {
            return Optional.empty();
        }
        return known.getArray("history").stream()
                .map(BsonValue::asDocument)
                .filter(change -> change.isDateTime("at") && isRestoration(text(change, "kind")))
                .map(change -> Instant.ofEpochMilli(change.getDateTime("at").getValue()))
                .max(Comparator.naturalOrder());
    }

    private static boolean isRestoration(String kind) {
        return StandingChange.Kind.of(kind).filter(known -> !known.suppresses()).isPresent();
    }

    private static Standing standing(BsonDocument document, @Nullable EndReason suppressedFor) {
        var state = text(document, "state");
        if (suppressedFor != null) {
            // After a bounce the reader may ask anew, and is asked to confirm.
            return suppressedFor.endsByOptIn() && state.equals(SubscriptionDocument.PENDING)
                    ? Standing.PENDING
                    : Standing.SUPPRESSED;
        }
        return switch (state) {
            case SubscriptionDocument.PENDING -> Standing.PENDING;
            case SubscriptionDocument.CONFIRMED -> Standing.ACTIVE;
            default ->
                document.isString("endReason")
                                && EndReason.of(text(document, "endReason"))
                                        .filter(EndReason::suppresses)
                                        .isPresent()
                        ? Standing.SUPPRESSED
                        : Standing.ENDED;
        };
    }

    private static String text(BsonDocument document, String field) {
        return document.getString(field).getValue();
    }
}
