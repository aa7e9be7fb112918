package io.broadsheet.newsletter.edition.application;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.broadsheet.chassis.Texts;
import io.broadsheet.newsletter.edition.CurrentTopics;
import io.broadsheet.newsletter.edition.domain.RecentStories;
import io.broadsheet.newsletter.edition.domain.Story;
import io.broadsheet.newsletter.edition.domain.TopicFilter;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the stories are about, looked up once a minute. */
final class TopicsOfStories implements CurrentTopics {
    private static final int STORIES = 1_000;
    private static final int MOST_SECTIONS = 12;
    private static final int MOST_TAGS = 24;
    private static final int MOST_LANGUAGES = 12;

    private final LoadingCache<String, List<Story>> stories;

    TopicsOfStories(RecentStories recent) {
        stories = Caffeine.newBuilder()
                .expireAfterWrite(Duration.ofMinutes(1))
                .maximumSize(1)
                .build(all -> recent.recent(STORIES));
    }

    @Override
    public Offer offer() {
        var sections = mostFrequent(story -> story.sections().stream().filter(name -> !name.isBlank()), MOST_SECTIONS);
        var tags = mostFrequent(story -> story.tags().stream(), MOST_TAGS);
        return new Offer(
                Stream.concat(sections.stream().map(name -> "section:" + name), tags.stream())
                        .toList(),
                mostFrequent(story -> Stream.of(language(story.language())), MOST_LANGUAGES));
    }

    @Override
    public List<String> unmatched(Collection<String> topics, Collection<String> languages) {
        return topics.stream()
                .filter(topic -> isUnread(TopicFilter.of(List.of(topic), languages)))
                .toList();
    }

    @Override
    public boolean isUnread(Collection<String> languages) {
        return isUnread(TopicFilter.of(List.of(), languages));
    }

    private boolean isUnread(TopicFilter filter) {
        var all = stories();
        return !all.isEmpty() && all.stream().noneMatch(filter::wants);
    }

    private List<String> mostFrequent(Function<Story, Stream<String>> words, int most) {
        Map<String, List<String>> spellings =
                stories().stream().flatMap(words).collect(Collectors.groupingBy(Texts::folded));
        return spellings.values().stream()
                .sorted(Comparator.<List<String>>comparingInt(List::size)
                        .reversed()
                        .thenComparing(List::getFirst))
                .limit(most)
                .map(List::getFirst)
                .toList();
    }

    /** Without its region: who reads English reads British English. */
    private static String language(String tag) {
        var locale = Locale.forLanguageTag(tag);
        return new Locale.Builder()
                .setLanguage(locale.getLanguage())
                .setScript(locale.getScript())
                .build()
                .toLanguageTag();
    }

    private List<Story> stories() {
        return stories.get("all");
    }
}
