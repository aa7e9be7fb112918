package io.broadsheet.newsletter.edition.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.broadsheet.chassis.testing.BackingServices;
import io.broadsheet.newsletter.edition.domain.Cadence;
import io.broadsheet.newsletter.edition.domain.Edition;
import io.broadsheet.newsletter.edition.domain.Editions.Totals;
import io.broadsheet.newsletter.edition.domain.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bson.UuidRepresentation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MongoEditionsIT {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private MongoClient client;
    private MongoEditions editions;
    private MongoStories stories;

    @BeforeEach
    void fresh() {
        var uri = new ConnectionString(BackingServices.freshDatabase());
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(uri)
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .build());
        editions = new MongoEditions(client.getDatabase(uri.getDatabase()));
        stories = new MongoStories(client.getDatabase(uri.getDatabase()));
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void theFirstSelectionOfAnEditionIsItsSelection() {
        // A second planner may see fewer stories: some readers of the cohort have the first selection already.
        var first = edition(7, UUID.randomUUID(), UUID.randomUUID());
        editions.add(List.of(first), NOON);
        var other = edition(7, UUID.randomUUID());

        editions.add(List.of(withoutStories(first), other), NOON.plusSeconds(60));

        assertThat(editions.find(List.of(first.id(), other.id(), UUID.randomUUID())))
                .containsExactlyInAnyOrder(first, other);
    }

    @Test
    void aStoryWaitsOnWithTheTimeOfItsFirstArrival() {
        var story = story();
        stories.publish(story, true, true, NOON);
        stories.withdraw(story.id(), 2, NOON.plusSeconds(5));

        assertThat(stories.arrivedAt(story.id())).contains(NOON);
        assertThat(stories.arrivedAt(UUID.randomUUID())).isEmpty();
    }

    @Test
    void aCutCountsItsCohortsAndThoseWithoutNews() {
        editions.add(List.of(edition(7, UUID.randomUUID()), edition(7), edition(7), edition(8)), NOON);

        assertThat(editions.totals(7)).isEqualTo(new Totals(3, 2));
        assertThat(editions.totals(9)).isEqualTo(new Totals(0, 0));
    }

    @Test
    void forgetsTheOldestAndNoMoreThanItWasAskedTo() {
        var old = List.of(edition(1), edition(2), edition(3));
        for (var edition : old) {
            editions.add(List.of(edition), NOON.plusSeconds(edition.number()));
        }
        var recent = edition(4);
        editions.add(List.of(recent), NOON.plus(Duration.ofDays(1)));

        assertThat(editions.forget(NOON.plusSeconds(60), 2)).isEqualTo(2);
        assertThat(editions.find(old.stream().map(Edition::id).toList())).containsExactly(old.getLast());
        assertThat(editions.forget(NOON.plusSeconds(60), 2)).isEqualTo(1);
        assertThat(editions.forget(NOON.plusSeconds(60), 2)).isZero();
        assertThat(editions.find(List.of(recent.id()))).containsExactly(recent);
    }

    @Test
    void forgetsTheMarkersOfErasedStoriesAsItDoesStories() {
        stories.withdraw(UUID.randomUUID(), 2, NOON);
        stories.erase(UUID.randomUUID(), 3, NOON);
        stories.erase(UUID.randomUUID(), 3, NOON.plusSeconds(60));

        assertThat(stories.forget(NOON.plusSeconds(1), 10)).isEqualTo(2);
    }

    @Test
    void findsAPublicStoryThatIsTooOldForDigestsUntilItIsWithdrawn() {
        var story = story();
        stories.publish(story, true, true, NOON);
        stories.stamp(stories.unstamped(null, 10), 7);
        assertThat(stories.between(6, 7)).hasSize(1);
        var later = NOON.plus(Duration.ofDays(90));

        assertThat(stories.forget(later, 10)).isEqualTo(1);

        assertThat(stories.forget(later, 10)).isZero();
        assertThat(stories.find(List.of(story.id()))).containsEntry(story.id(), story);
        assertThat(stories.between(6, 7)).isEmpty();
        assertThat(stories.unstamped(null, 10)).isEmpty();
        stories.withdraw(story.id(), 2, later);
        assertThat(stories.find(List.of(story.id()))).isEmpty();
        assertThat(stories.forget(later.plus(Duration.ofDays(90)), 10)).isEqualTo(1);
        assertThat(stories.forget(later.plus(Duration.ofDays(90)), 10)).isZero();
    }

    private static Story story() {
        return new Story(
                UUID.randomUUID(),
                1,
                "Tides & time",
                null,
                "Ten words of it...",
                List.of("Zoë Brandt"),
                List.of("World"),
                List.of("sea"),
                "en",
                "http://localhost:8080/articles/tides",
                NOON,
                false,
                null);
    }

    private static Edition edition(long number, UUID... stories) {
        return new Edition(UUID.randomUUID(), number, "daily/Europe/Oslo/07/", 3, Cadence.DAILY, List.of(stories));
    }

    private static Edition withoutStories(Edition edition) {
        return new Edition(
                edition.id(), edition.number(), edition.cohort(), edition.served(), edition.cadence(), List.of());
    }
}
