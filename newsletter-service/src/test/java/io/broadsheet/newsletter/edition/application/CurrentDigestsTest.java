package io.broadsheet.newsletter.edition.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.newsletter.delivery.Digests;
import io.broadsheet.newsletter.edition.domain.Cadence;
import io.broadsheet.newsletter.edition.domain.Edition;
import io.broadsheet.newsletter.edition.domain.Editions;
import io.broadsheet.newsletter.edition.domain.Stories;
import io.broadsheet.newsletter.edition.domain.Story;
import io.broadsheet.newsletter.layout.Translations;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CurrentDigestsTest {
    private final List<Edition> kept = new ArrayList<>();
    private final Map<UUID, Story> open = new HashMap<>();
    private final Digests digests = new CurrentDigests(
            answering(
                    Editions.class,
                    ids -> kept.stream()
                            .filter(edition -> ids.contains(edition.id()))
                            .toList()),
            answering(Stories.class, ids -> Map.copyOf(open)),
            new DigestRenderer(
                    new Translations(Locale.ENGLISH), "The Tide", "https://news.example", "", content -> true));

    @Test
    void sayOfAnEditionThatIsMissingThatItIsUnknownAndNotThatItWasWithdrawn() {
        var story = story("Tides");
        var late = edition(story);

        assertThat(digests.contents(List.of(late.id()))).containsEntry(late.id(), Digests.UNKNOWN);

        kept.add(late);
        assertThat(digests.contents(List.of(late.id())).get(late.id()).get().subject())
                .as("it is looked for again")
                .isEqualTo("Tides");
    }

    @Test
    void leaveOutAnEditionOfWhichEveryStoryIsGone() {
        var gone = story("Gone");
        var stays = story("Stays");
        var empty = edition(gone);
        var half = edition(gone, stays);
        kept.addAll(List.of(empty, half));
        open.remove(gone.id());

        var contents = digests.contents(List.of(empty.id(), half.id()));

        assertThat(contents).containsOnlyKeys(half.id());
        assertThat(contents.get(half.id()).get().text()).contains("Stays").doesNotContain("Gone");
    }

    @Test
    void renderOnceWhatCohortsShareAndAnewWhatWasRevised() {
        var story = story("Tides");
        var one = edition(story);
        var other = edition(story);
        kept.addAll(List.of(one, other));

        var contents = digests.contents(List.of(one.id(), other.id()));
        assertThat(contents.get(one.id()).get())
                .isSameAs(contents.get(other.id()).get());

        open.put(story.id(), story(story.id(), 2, "Tides, corrected"));
        assertThat(digests.contents(List.of(one.id())).get(one.id()).get().subject())
                .isEqualTo("Tides, corrected");
    }

    private static Edition edition(Story... stories) {
        return new Edition(
                UUID.randomUUID(),
                7,
                "daily/Europe/Oslo/07/",
                3,
                Cadence.DAILY,
                List.of(stories).stream().map(Story::id).toList());
    }

    private Story story(String title) {
        var story = story(UUID.randomUUID(), 1, title);
        open.put(story.id(), story);
        return story;
    }

    private static Story story(UUID id, long version, String title) {
        return new Story(
                id,
                version,
                title,
                null,
                "Ten words of it...",
                List.of(),
                List.of(),
                List.of(),
                "en",
                "https://news.example/articles/" + id,
                Instant.EPOCH,
                false,
                null);
    }

    private interface Find {
        Object of(Collection<?> ids);
    }

    /** A repository that can do nothing but find. */
    private static <R> R answering(Class<R> repository, Find find) {
        return repository.cast(Proxy.newProxyInstance(
                repository.getClassLoader(), new Class<?>[] {repository}, (self, method, arguments) -> {
                    if (!method.getName().equals("find")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return find.of((Collection<?>) arguments[0]);
                }));
    }
}
