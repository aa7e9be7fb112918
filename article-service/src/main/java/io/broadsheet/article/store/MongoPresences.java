package io.broadsheet.article.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import io.broadsheet.article.application.Presences;
import io.broadsheet.article.domain.Actor;
import io.broadsheet.article.domain.Presence;
import io.broadsheet.article.domain.Presence.Beat;
import io.broadsheet.article.domain.Presence.State;
import io.broadsheet.chassis.store.CollectionIndexes;
import io.broadsheet.chassis.store.DatabaseClock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Repository;

/**
 * {@code article_presence}: {@code {_id: "ARTICLE/SUBJECT", article, subject, name, state, since, seen, asked, declined}},
 * by the database's time. Each person writes one document, so nobody waits for another.
 */
@Repository
class MongoPresences implements Presences {

    private static final String COLLECTION = "article_presence";
    private static final String ID = "_id";
    private static final String ARTICLE = "article";
    private static final String SUBJECT = "subject";
    private static final String NAME = "name";
    private static final String STATE = "state";
    private static final String SINCE = "since";
    private static final String SEEN = "seen";
    private static final String ASKED = "asked";
    private static final String DECLINED = "declined";

    private final MongoCollection<Document> people;
    private final DatabaseClock clock;

    MongoPresences(MongoDatabase database, DatabaseClock clock) {
        this.people = database.getCollection(COLLECTION);
        this.clock = clock;
    }

    @Bean
    static CollectionIndexes presenceIndexes() {
        return new CollectionIndexes(
                COLLECTION,
                List.of(
                        CollectionIndexes.plain("article_seen", ascending(ARTICLE, SEEN), "who has an article open"),
                        CollectionIndexes.plain("seen", ascending(SEEN), "those who are gone")));
    }

    @Override
    public Here at(UUID article) {
        var now = now();
        var here = people.find(and(eq(ARTICLE, article), isHere(now)))
                .sort(ascending(SINCE))
                .limit(MOST)
                .map(MongoPresences::presence)
                .into(new ArrayList<>());
        return new Here(now, here);
    }

    @Override
    public void beat(UUID article, Actor who, Beat beat) {
        var now = now();
        people.deleteMany(lte(SEEN, now.minus(Presence.LASTS)));
        var id = id(article, who.subject());
        var before = people.find(and(eq(ID, id), isHere(now))).first();
        if (before == null && people.countDocuments(eq(ARTICLE, article)) >= MOST) {
            return;
        }
        var known = before == null ? null : presence(before);
        people.updateOne(
                eq(ID, id),
                new Document("$set", fields(article, Presence.after(known, who, beat, now))),
                new UpdateOptions().upsert(true));
    }

    @Override
    public void leave(UUID article, String subject) {
        people.deleteOne(eq(ID, id(article, subject)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Bson isHere(Instant now) {
        return gt(SEEN, now.minus(Presence.LASTS));
    }

    private static String id(UUID article, String subject) {
        return article + "/" + subject;
    }

    private static Document fields(UUID article, Presence presence) {
        return new Document(ARTICLE, article)
                .append(SUBJECT, presence.who().subject())
                .append(NAME, presence.who().name())
                .append(STATE, presence.state().name())
                .append(SINCE, presence.since())
                .append(SEEN, presence.seen())
                .append(ASKED, presence.asked())
                .append(DECLINED, presence.declined());
    }

    private static Presence presence(Document read) {
        return new Presence(
                new Actor(read.getString(SUBJECT), read.getString(NAME)),
                state(read.getString(STATE)),
                read.getDate(SINCE).toInstant(),
                read.getDate(SEEN).toInstant(),
                instant(read.getDate(ASKED)),
                instant(read.getDate(DECLINED)));
    }

    /** A newer build may know more. */
    private static State state(String word) {
        for (var state : State.values()) {
            if (state.name().equals(word)) {
                return state;
            }
        }
        return State.READING;
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
