package io.broadsheet.newsletter.edition.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoDatabase;
import io.broadsheet.chassis.store.DatabaseClock;
import io.broadsheet.newsletter.edition.domain.Stories;
import io.broadsheet.newsletter.edition.domain.Story;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class StoryArrivalsTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final UUID ARTICLE = UUID.randomUUID();
    private static final DigestProperties SETTINGS = new DigestProperties(
            Duration.ofDays(7), Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofDays(90));

    private final Map<UUID, Story> stored = new HashMap<>();
    private final List<UUID> told = new ArrayList<>();
    private final List<Boolean> news = new ArrayList<>();
    private Instant arrivedAt;
    private boolean failing;
    private final StoryArrivals arrivals = new StoryArrivals(
            answering(Stories.class, (name, arguments) -> switch (name) {
                case "find" -> Map.copyOf(stored);
                case "publish" -> {
                    news.add((boolean) arguments[2]);
                    yield stored.put(ARTICLE, (Story) arguments[0]);
                }
                case "arrivedAt" -> Optional.ofNullable(arrivedAt);
                default -> throw new UnsupportedOperationException(name);
            }),
            SETTINGS,
            new DatabaseClock(answering(
                    MongoDatabase.class,
                    (name, arguments) -> new BsonDocument("localTime", new BsonDateTime(NOON.toEpochMilli())))),
            List.of(article -> {
                if (failing) {
                    throw new IllegalStateException("killed");
                }
                told.add(article);
            }));

    /** Of a return and an edit, compaction may have left the edit. */
    @Test
    void passAReturnOnThoughTheFirstTryDiedBetween() {
        failing = true;
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> arrivals.published(story(5), false));
        assertThat(stored).containsKey(ARTICLE);
        failing = false;

        arrivals.published(story(5), false);

        assertThat(told).containsExactly(ARTICLE);
    }

    @Test
    void passNoEditOn() {
        stored.put(ARTICLE, story(4));

        arrivals.published(story(5), false);

        assertThat(told).isEmpty();
    }

    /** Withdrawn before its cut, it may come back after more than the window. */
    @Test
    void takeForNewsWhatWasNewsWhenItFirstArrived() {
        arrivedAt = NOON.minus(Duration.ofDays(9));
        arrivals.published(story(5, NOON.minus(Duration.ofDays(9))), true);
        // The row of a withdrawal that is replayed.
        arrivedAt = NOON;
        arrivals.published(story(6, NOON.minus(Duration.ofDays(400))), true);
        arrivedAt = null;
        arrivals.published(story(7, NOON.minus(Duration.ofDays(9))), true);

        assertThat(news).containsExactly(true, false, false);
    }

    private static Story story(long version) {
        return story(version, NOON);
    }

    private static Story story(long version, Instant publishedAt) {
        return new Story(
                ARTICLE,
                version,
                "Tides",
                null,
                "",
                List.of(),
                List.of(),
                List.of(),
                "en",
                "/tides",
                publishedAt,
                false,
                null);
    }

    private static <T> T answering(Class<T> type, BiFunction<String, Object[], Object> answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answer.apply(method.getName(), arguments)));
    }
}
