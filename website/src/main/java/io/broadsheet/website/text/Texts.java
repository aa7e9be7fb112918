package io.broadsheet.website.text;

import gg.jte.Content;
import io.broadsheet.chassis.text.MessageBundle;
import java.util.List;
import java.util.Locale;

/** The site's own words, from {@code texts/site*.properties}. */
public final class Texts {

    /** For private use, so in no text. */
    private static final String THING = "\uE000";

    private final MessageBundle messages;

    private Texts(MessageBundle messages) {
        this.messages = messages;
    }

    /** In this language; in English if there are no words in it. */
    public static Texts in(Locale language) {
        return new Texts(MessageBundle.of("texts.site", language));
    }

    /** Of the words: BCP 47. */
    public String language() {
        return messages.language();
    }

    public Locale locale() {
        return messages.locale();
    }

    /** Of the words: {@code rtl} or {@code ltr}. */
    public String direction() {
        return messages.direction();
    }

    /** Of a language: {@code rtl} or {@code ltr}. */
    public static String direction(String languageTag) {
        return MessageBundle.direction(languageTag);
    }

    /**
     * As text.
     *
     * @param arguments numbers, or text
     * @throws java.util.MissingResourceException if there is no such text
     */
    public String of(String key, Object... arguments) {
        return messages.text(key, arguments);
    }

    /** A text with marks and links in it, as HTML; arguments are text. */
    public Content html(String key, Object... arguments) {
        return output -> output.writeContent(messages.html(key, arguments));
    }

    /**
     * A text around things in a row, joined as the language joins them.
     *
     * @return what stands before each of them, then what stands behind the last; empty for none
     */
    public List<String> around(String key, int things) {
        if (things == 0) {
            return List.of();
        }
        var row = new StringBuilder(THING);
        for (var thing = 1; thing < things; thing++) {
            row.append(of(thing == things - 1 ? "row.last" : "row.middle")).append(THING);
        }
        return List.of(of(key, row.toString()).split(THING, -1));
    }

    /** What a service said in English, in the site's language if that is known here. */
    public String ofService(String english) {
        return messages.translated(english);
    }
}
