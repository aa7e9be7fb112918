package io.broadsheet.website.text;

import gg.jte.Content;
import io.broadsheet.chassis.text.MessageBundle;
import java.util.Locale;

/** The site's own words, from {@code texts/site*.properties}. */
public final class Texts {

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

    /** What a service said in English, in the site's language if that is known here. */
    public String ofService(String english) {
        return messages.translated(english);
    }
}
