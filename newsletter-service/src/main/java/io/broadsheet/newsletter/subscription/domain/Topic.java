package io.broadsheet.newsletter.subscription.domain;

import io.broadsheet.chassis.Texts;
import java.util.List;

/** What a reader wants to read about: a tag ({@code nato}), {@code section:World} or {@code author:Jane Doe}. */
public record Topic(String value) {
    private static final int LONGEST = 100;
    private static final List<String> PREFIXES = List.of("section:", "author:");

    /**
     * A topic that someone entered; the constructor takes what is stored.
     *
     * @throws RuleBroken if nothing is named, or no article could have it
     */
    public static Topic of(String entered) {
        var value = entered.strip();
        if (value.codePointCount(0, value.length()) > LONGEST) {
            throw new RuleBroken("A topic has at most 100 characters.");
        }
        if (value.codePoints().anyMatch(Topic::neverInAName)) {
            throw new RuleBroken("A topic has no control characters.");
        }
        if (name(value).codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new RuleBroken("A topic is a tag, section:… or author:…");
        }
        return new Topic(value);
    }

    /** Equal for topics that readers take for the same. */
    String folded() {
        return Texts.folded(value);
    }

    private static String name(String value) {
        return PREFIXES.stream()
                .filter(value::startsWith)
                .findFirst()
                .map(prefix -> value.substring(prefix.length()))
                .orElse(value);
    }

    private static boolean neverInAName(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            // Text that reads other than it is stored.
            default -> (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        };
    }
}
