package io.broadsheet.website.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.website.client.Listing;
import io.broadsheet.website.client.Summary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FrontLayoutTest {

    private static final Instant NOON = Instant.parse("2025-05-22T12:00:00Z");

    @Test
    void showsEachStoryOnce() {
        var stories = stories(40, "World", "Sport", "Arts", null);

        var front = FrontLayout.of(list(stories), list(stories));

        var shown = Stream.of(
                        front.top(),
                        front.newest(),
                        front.desks().values().stream().flatMap(List::stream).toList())
                .flatMap(List::stream)
                .map(Summary::id)
                .toList();
        assertThat(shown).doesNotHaveDuplicates().hasSize(5 + 6 + 4 * 3);
    }

    @Test
    void callsNewestWhatIs() {
        var stories = stories(20, "World");
        var older = stories.subList(10, 15);

        var byTheNewsroom = FrontLayout.of(list(older), list(stories));
        assertThat(byTheNewsroom.top()).isEqualTo(older);
        assertThat(byTheNewsroom.newest().getFirst()).isEqualTo(stories.getFirst());
        assertThat(byTheNewsroom.beginsWithTheNewest()).isTrue();

        var byTime = FrontLayout.of(list(stories), list(stories));
        assertThat(byTime.top().getFirst()).isEqualTo(stories.getFirst());
        assertThat(byTime.beginsWithTheNewest()).isFalse();
    }

    @Test
    void leavesASmallPapersDesksTheirShare() {
        var front = FrontLayout.of(list(stories(11, "World", "Sport")), list(stories(11, "World", "Sport")));

        assertThat(front.newest()).hasSize(2);
        assertThat(front.desks().keySet()).containsExactly("Sport", "World");
    }

    @Test
    void hasOneDeskForAllSpellingsOfASection() {
        var front = FrontLayout.of(list(List.of()), list(stories(20, "World", "world", "WORLD")));

        assertThat(front.desks().keySet()).hasSize(1);
    }

    @Test
    void livesWithoutStoriesAndWithoutOneOfTheLists() {
        var placed = new Listing<>(stories(20, "World"), null, 8);
        assertThat(FrontLayout.of(placed, list(List.of())).top()).hasSize(8);
        assertThat(FrontLayout.of(new Listing<>(stories(20, "World"), null, 19), list(List.of()))
                        .top())
                .hasSize(19);
        assertThat(FrontLayout.of(list(List.of()), list(List.of())).top()).isEmpty();
        assertThat(FrontLayout.of(null, list(stories(3, "World"))).top()).hasSize(3);
        assertThat(FrontLayout.of(list(stories(3, "World")), null).newest()).isEmpty();
        assertThat(FrontLayout.of(null, null).isMissing()).isTrue();
    }

    private static Listing<Summary> list(List<Summary> stories) {
        return new Listing<>(stories, null);
    }

    /** Newest first, the sections in turn. */
    private static List<Summary> stories(int count, @Nullable String... sections) {
        return IntStream.range(0, count)
                .mapToObj(story -> story(story, sections[story % sections.length]))
                .toList();
    }

    private static Summary story(int minutesAgo, @Nullable String section) {
        var at = NOON.minus(Duration.ofMinutes(minutesAgo));
        var slug = "story-" + minutesAgo;
        return new Summary(
                new UUID(0, minutesAgo),
                slug,
                slug,
                null,
                "",
                List.of(),
                section,
                List.of(),
                "en",
                at,
                at,
                1,
                1,
                0,
                true,
                null,
                false,
                null,
                null,
                "",
                null,
                null,
                null,
                null);
    }
}
