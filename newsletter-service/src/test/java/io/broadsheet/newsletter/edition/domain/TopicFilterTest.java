package io.broadsheet.newsletter.edition.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TopicFilterTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void takesATagASectionOrAnAuthorWhateverTheCase() {
        var story = aStory("en");

        assertThat(filter(List.of("NATO"), List.of()).wants(story)).isTrue();
        assertThat(filter(List.of("section:world"), List.of()).wants(story)).isTrue();
        assertThat(filter(List.of("author:Zoë Brandt"), List.of()).wants(story)).isTrue();
        assertThat(filter(List.of("World", "author:Nobody"), List.of()).wants(story))
                .isFalse();
    }

    @Test
    void takesAPrefixWithTheSpacesThatPeopleTyped() {
        var story = aStory("en");

        assertThat(filter(List.of("section: World"), List.of()).wants(story)).isTrue();
        assertThat(filter(List.of("Author :\u00A0Zoë Brandt"), List.of()).wants(story))
                .isTrue();
    }

    @Test
    void takesASectionWithThoseWithinIt() {
        var story = new Subject(List.of(), List.of("Europe", "World"), List.of(), "en");

        assertThat(filter(List.of("section:World"), List.of()).wants(story)).isTrue();
        assertThat(filter(List.of("section:europe"), List.of()).wants(story)).isTrue();
        assertThat(filter(List.of("section:World"), List.of())
                        .wants(new Subject(List.of(), List.of("World"), List.of(), "en")))
                .isTrue();
        assertThat(filter(List.of("section:Europe"), List.of()).wants(aStory("en")))
                .isFalse();
    }

    @Test
    void takesTheSpellingsThatReadersTakeForTheSame() {
        assertThat(filter(List.of(" Ｎato\u200B"), List.of()).wants(aStory("en")))
                .isTrue();
        assertThat(filter(List.of("author:Zoe\u0308 Brandt"), List.of()).wants(aStory("en")))
                .isTrue();
    }

    @Test
    void takesAllWithoutTopics() {
        assertThat(filter(List.of(), List.of()).wants(aStory("ar"))).isTrue();
    }

    @Test
    void takesTheRegionsOfALanguageButNotItsNeighbours() {
        var english = filter(List.of(), List.of("en"));

        assertThat(english.wants(aStory("en-GB"))).isTrue();
        assertThat(english.wants(aStory("enm"))).isFalse();
    }

    @Test
    void putsPinnedStoriesFirstThenTheNewest() {
        var old = aStory("en", NOON.minusSeconds(60), false);
        var fresh = aStory("en", NOON, false);
        var pinned = aStory("en", NOON.minusSeconds(90), true);

        assertThat(filter(List.of(), List.of()).choose(List.of(old, pinned, fresh)))
                .containsExactly(pinned, fresh, old);
    }

    @Test
    void sameWishesGiveTheSameCohortInAnyOrderAndCase() {
        assertThat(cohort(List.of("nato", "Tides"), List.of("EN")).key())
                .isEqualTo(
                        cohort(List.of("tides ", "NATO", "nato"), List.of("en")).key())
                .startsWith("daily/Europe/Paris/08/")
                .isNotEqualTo(cohort(List.of("nato"), List.of("tides", "en")).key());
    }

    @Test
    void oldNewsIsNoNews() {
        var week = Duration.ofDays(7);

        assertThat(Story.isNews(NOON.minus(week), NOON, week)).isTrue();
        assertThat(Story.isNews(NOON.minus(week).minusMillis(1), NOON, week)).isFalse();
    }

    private static TopicFilter filter(List<String> topics, List<String> languages) {
        return TopicFilter.of(topics, languages);
    }

    private static Cohort cohort(List<String> topics, List<String> languages) {
        return new Cohort(Cadence.DAILY, null, "Europe/Paris", 8, topics, languages);
    }

    private static Story aStory(String language) {
        return aStory(language, NOON, false);
    }

    private static Story aStory(String language, Instant publishedAt, boolean pinned) {
        return new Story(
                UUID.randomUUID(),
                1,
                "Tides and time",
                null,
                "Ten words of it...",
                List.of("Zoe\u0308 Brandt"),
                List.of("World"),
                List.of("nato", "sea"),
                language,
                "https://news.example/articles/tides",
                publishedAt,
                pinned,
                null);
    }
}
