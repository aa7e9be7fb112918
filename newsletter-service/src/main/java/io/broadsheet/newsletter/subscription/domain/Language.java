package io.broadsheet.newsletter.subscription.domain;

import java.util.IllformedLocaleException;
import java.util.Locale;

/** A language as a BCP 47 tag, in its canonical spelling. */
public record Language(String tag) {
    private static final int LONGEST = 35;

    /**
     * A language that someone entered; the constructor takes what is stored.
     *
     * @throws RuleBroken unless it is a well-formed tag that names a language
     */
    public static Language of(String tag) {
        Locale locale;
        try {
            locale = new Locale.Builder().setLanguageTag(tag.strip()).build();
        } catch (IllformedLocaleException e) {
            throw new RuleBroken("A language is a BCP 47 tag, such as en or pt-BR.");
        }
        if (locale.getLanguage().isEmpty() || tag.strip().length() > LONGEST) {
            throw new RuleBroken("A language is a BCP 47 tag, such as en or pt-BR.");
        }
        return new Language(locale.toLanguageTag());
    }
}
