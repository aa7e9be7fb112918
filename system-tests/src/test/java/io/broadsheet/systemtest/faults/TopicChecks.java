package io.broadsheet.systemtest.faults;

import io.broadsheet.systemtest.faults.Ledger.LedgerReader;
import io.broadsheet.systemtest.faults.TopicLog.Entry;
import java.util.List;
import java.util.function.Predicate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What topics say last is what their owners have, and nothing that was told is missing. */
final class TopicChecks {

    private final TopicLog topics;
    private final Stores stores;

    TopicChecks(TopicLog topics, Stores stores) {
        this.topics = topics;
        this.stores = stores;
    }

    /** Nobody replies to it: every version of it is told. */
    @Nullable String comment(String id) {
        Document stored = stores.comment(id);
        return stored == null
                ? "is not stored"
                : in(
                        "comments.v1",
                        id,
                        version(((Number) stored.get("version")).longValue(), "state", stored.getString("state")));
    }

    @Nullable String count(String articleId, int visible) {
        boolean wasNeverSeen =
                visible == 0 && topics.of("comment-counts.v1", articleId).isEmpty();
        return wasNeverSeen ? null : in("comment-counts.v1", articleId, said("visible", Integer.toString(visible)));
    }

    /** Not every version of it is told: each change is that the reader made. */
    @Nullable String subscription(LedgerReader reader) {
        if (reader.confirmedAt == null) {
            return null;
        }
        Document stored = stores.subscription(reader.email);
        if (stored == null) {
            return "is not stored";
        }
        String id = stored.get("_id").toString();
        long told = topics.of("subscriptions.v1", id).stream()
                .map(Entry::version)
                .distinct()
                .count();
        if (told < reader.changes.get()) {
            return "of " + reader.changes + " changes " + told + " are in subscriptions.v1";
        }
        Word expected = reader.leftAt == null
                ? said("cadence", reader.cadence)
                : new Word("subscription.ended", last -> last.type().equals("subscription.ended"));
        return in("subscriptions.v1", id, expected);
    }

    private @Nullable String in(String topic, String id, Word expected) {
        String wrong = wrong(topics.of(topic, id), expected);
        return wrong == null ? null : "in " + topic + " " + wrong;
    }

    /** What the last record is to be. */
    record Word(String description, Predicate<Entry> isRight) {}

    static Word said(String field, String value) {
        return new Word(field + " " + value, last -> value.equals(last.value(field)));
    }

    static Word version(long version, String field, String value) {
        return new Word(
                "version " + version + ", " + field + " " + value,
                last -> last.version() == version && value.equals(last.value(field)));
    }

    /** What is wrong with all that was told of one aggregate, or null. */
    static @Nullable String wrong(List<Entry> entries, Word expected) {
        if (entries.isEmpty()) {
            return "is missing";
        }
        String disorder = TopicLog.disorder(entries);
        if (disorder != null) {
            return disorder;
        }
        Entry last = entries.getLast();
        return expected.isRight().test(last)
                ? null
                : "the last record is version " + last.version() + " " + last.type() + " " + last.json() + ", not "
                        + expected.description();
    }
}
