package io.broadsheet.newsletter.subscription.domain;

import io.broadsheet.chassis.Texts;
import java.util.List;
import java.util.regex.Pattern;

/** What a reader wants to read about: a tag ({@code nato}), {@code section:World} or {@code author:Jane Doe}. */
public record Topic(String value) {
    private static final int LONGEST = 100;
    /** Of all of a reader's, with all their marks: they travel in one event. */
    private static final int LONGEST_ALL = 40_000;

    private static final List<String> PREFIXES = List.of("section:", "author:");
    private static final Pattern PREFIXED = Pattern.compile("([^:\uFF1A]{1,20})[:\uFF1A](.*)");
    /** No name is made of nothing else, for it would lead elsewhere in an address. */
    private static final Pattern ONLY_DOTS = Pattern.compile("\\.*");

    /**
     * A topic that someone entered; the constructor takes what is stored. Whatever an article can be tagged with is one, signs
     * such as € among it.
     *
     * @throws RuleBroken if nothing is named, or no article could have it
     */
    public static Topic of(String entered) {
        var value = inOneForm(entered.strip());
        if (!Texts.fits(value, LONGEST)) {
            throw new RuleBroken("A topic has at most 100 characters.");
        }
        if (Texts.hasControls(value)) {
            throw new RuleBroken("A topic has no control characters.");
        }
        var name = name(Texts.folded(value));
        if (Texts.isBlank(name) || ONLY_DOTS.matcher(name).matches()) {
            throw new RuleBroken("A topic is a tag, section:… or author:…");
        }
        return new Topic(value);
    }

    /** Whether a subscription can have so many of such a length. */
    public static boolean areShort(List<Topic> topics) {
        return topics.stream().mapToInt(topic -> topic.value.length()).sum() <= LONGEST_ALL;
    }

    /** Equal for topics that readers take for the same; of one that is stored as it was typed, too. */
    public String folded() {
        return Texts.folded(inOneForm(value));
    }

    /** People type spaces and capitals around a prefix. */
    private static String inOneForm(String value) {
        var parts = PREFIXED.matcher(value);
        if (!parts.matches()) {
            return value;
        }
        var prefix = Texts.folded(parts.group(1)) + ":";
        return PREFIXES.contains(prefix) ? prefix + parts.group(2).strip() : value;
    }

    private static String name(String folded) {
        return PREFIXES.stream()
                .filter(folded::startsWith)
                .findFirst()
                .map(prefix -> folded.substring(prefix.length()).strip())
                .orElse(folded);
    }
}
