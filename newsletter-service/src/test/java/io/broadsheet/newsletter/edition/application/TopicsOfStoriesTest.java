package io.broadsheet.newsletter.edition.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.newsletter.edition.domain.Story;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TopicsOfStoriesTest {
    private final TopicsOfStories topics = new TopicsOfStories(limit -> List.of(
            story("en-GB", List.of("World"), "NATO", "sea"),
            story("de", List.of("World"), "nato"),
            story("en", List.of(), "sea", "sea-level")));

    @Test
    void offersWhatIsWrittenAboutTheMostFrequentFirst() {
        assertThat(topics.offer().topics())
                .startsWith("section:World")
                .contains("sea", "sea-level")
                .hasSize(4);
        assertThat(topics.offer().languages()).containsExactly("en", "de");
    }

    @Test
    void offersASectionThatHasArticlesOnlyWithinIt() {
        var within = new TopicsOfStories(limit -> List.of(story("en", List.of("Europe", "World"))));

        assertThat(within.offer().topics()).containsExactly("section:Europe", "section:World");
        assertThat(within.unmatched(List.of("section:World"), List.of())).isEmpty();
    }

    @Test
    void findsWhatNothingIsAbout() {
        assertThat(topics.unmatched(List.of("Nato", "harbor", "section:world", "section:Nowhere"), List.of()))
                .containsExactly("harbor", "section:Nowhere");
        assertThat(topics.unmatched(List.of("sea", "nato"), List.of("de"))).containsExactly("sea");
        assertThat(topics.isUnread(List.of("fr"))).isTrue();
        assertThat(topics.isUnread(List.of("fr", "en"))).isFalse();
    }

    @Test
    void saysNothingWhileThereIsNothingToRead() {
        var empty = new TopicsOfStories(limit -> List.of());

        assertThat(empty.unmatched(List.of("harbor"), List.of())).isEmpty();
        assertThat(empty.isUnread(List.of("fr"))).isFalse();
    }

    private static Story story(String language, List<String> sections, String... tags) {
        return new Story(
                UUID.randomUUID(),
                1,
                "Title",
                null,
                "",
                List.of(),
                sections,
                List.of(tags),
                language,
                "https://news.example/a",
                Instant.EPOCH,
                false,
                null);
    }
}
