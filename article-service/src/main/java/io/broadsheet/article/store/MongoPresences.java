package io.broadsheet.article.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

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
 * by the database's time. Each person writes one document, so nobody waits for another; of two windows of one person each
 * writes only what it tells.
 */
@Repository
class MongoPresences implements Presences {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
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
        forgetGone(now);
        var person = eq(ID, id(article, who.subject()));
        if (!tell(person, who, beat, now) && people.countDocuments(eq(ARTICLE, article)) < MOST) {
            people.updateOne(person, setOnInsert(arrived(article, who, now)), UPSERT);
            tell(person, who, beat, now);
        }
    }

    /** @return whether the person was there */
    private boolean tell(Bson person, Actor who, Beat beat, Instant now) {
        var told = new ArrayList<>(List.of(set(SEEN, now), set(NAME, who.name())));
        if (beat.asks() != null) {
            told.add(set(ASKED, beat.asks() ? now : null));
        }
        if (beat.declines()) {
            told.add(set(DECLINED, now));
        }
        if (people.updateOne(person, combine(told)).getMatchedCount() == 0) {
            return false;
        }
        if (beat.state() != null) {
            var state = beat.state().name();
            people.updateOne(and(person, ne(STATE, state)), combine(set(STATE, state), set(SINCE, now)));
        }
        return true;
    }

    @Override
    public void forgetGone() {
        forgetGone(now());
    }

    private void forgetGone(Instant now) {
        people.deleteMany(lte(SEEN, now.minus(Presence.LASTS)));
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

    private static Document arrived(UUID article, Actor who, Instant now) {
        return new Document(ARTICLE, article)
                .append(SUBJECT, who.subject())
                .append(NAME, who.name())
                .append(STATE, State.READING.name())
                .append(SINCE, now)
                .append(SEEN, now)
                .append(ASKED, null)
                .append(DECLINED, null);
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
