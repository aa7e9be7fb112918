package io.broadsheet.newsletter.edition.domain;

import io.broadsheet.chassis.Texts;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which stories a cohort wants: any of its topics, in any of its languages; none means all. */
public final class TopicFilter {
    private static final Comparator<Story> LEADING = Comparator.comparing(Story::pinned)
            .thenComparing(Story::publishedAt)
            .reversed()
            .thenComparing(Story::id);

    /** As it was stored before the spaces around it were left out. */
    private static final Pattern PREFIX = Pattern.compile("^(section|author) ?: ?");

    private final Set<String> topics;
    private final List<String> languages;

    private TopicFilter(Set<String> topics, List<String> languages) {
        this.topics = topics;
        this.languages = languages;
    }

    /** @param topics a tag, {@code section:…} or {@code author:…}, however written */
    public static TopicFilter of(Collection<String> topics, Collection<String> languages) {
        var plain = new HashSet<String>();
        topics.forEach(topic -> plain.add(PREFIX.matcher(Texts.folded(topic)).replaceFirst("$1:")));
        return new TopicFilter(plain, languages.stream().map(Texts::folded).toList());
    }

    public boolean wants(Story story) {
        return wants(story.subject());
    }

    public boolean wants(Subject subject) {
        return wantsTopic(subject) && wantsLanguage(subject.language());
    }

    /** The wanted ones of these, pinned ones first, then the newest first. */
    public List<Story> choose(List<Story> stories) {
        return stories.stream().filter(this::wants).sorted(LEADING).toList();
    }

    private boolean wantsTopic(Subject subject) {
        return topics.isEmpty()
                || subject.tags().stream().anyMatch(tag -> topics.contains(Texts.folded(tag)))
                || subject.sections().stream().anyMatch(section -> topics.contains(labelled("section:", section)))
                || subject.authors().stream().anyMatch(author -> topics.contains(labelled("author:", author)));
    }

    /** As RFC 4647 filters: {@code en} takes {@code en-GB} too. */
    private boolean wantsLanguage(@Nullable String language) {
        if (language == null) {
            return true;
        }
        var spoken = Texts.folded(language);
        return languages.isEmpty()
                || languages.stream().anyMatch(wanted -> spoken.equals(wanted) || spoken.startsWith(wanted + "-"));
    }

    private static String labelled(String label, String word) {
        return label + Texts.folded(word);
    }
}
