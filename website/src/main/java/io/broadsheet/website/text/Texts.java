package io.broadsheet.website.text;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import gg.jte.Content;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.util.HtmlUtils;

/**
 * The site's own words, from {@code texts/site*.properties}: patterns of ICU's MessageFormat, so that each language counts
 * in its own way. Thread-safe.
 */
public final class Texts {

    private static final String BUNDLE = "texts.site";
    /** What services say to a form. */
    private static final String ANSWER = "answer.";

    private final ResourceBundle bundle;
    private final Locale locale;
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();
    private final Map<String, String> answers = new HashMap<>();

    private Texts(Locale asked) {
        var control = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        this.bundle = ResourceBundle.getBundle(BUNDLE, asked, Texts.class.getClassLoader(), control);
        this.locale = bundle.getLocale().getLanguage().isEmpty() ? english(asked) : asked;
        var english = ResourceBundle.getBundle(BUNDLE, Locale.ROOT, Texts.class.getClassLoader(), control);
        english.keySet().stream()
                .filter(key -> key.startsWith(ANSWER))
                .forEach(key -> answers.put(english.getString(key), key));
    }

    private static Locale english(Locale asked) {
        return asked.getLanguage().equals("en") ? asked : Locale.ENGLISH;
    }

    /** In this language; in English if there are no words in it. */
    public static Texts in(Locale language) {
        return new Texts(language);
    }

    /** Of the words: BCP 47. */
    public String language() {
        return locale.toLanguageTag();
    }

    public Locale locale() {
        return locale;
    }

    /** Of the words: {@code rtl} or {@code ltr}. */
    public String direction() {
        return direction(language());
    }

    /** Of a language: {@code rtl} or {@code ltr}. */
    public static String direction(String languageTag) {
        return ULocale.forLanguageTag(languageTag).isRightToLeft() ? "rtl" : "ltr";
    }

    /**
     * As text.
     *
     * @param arguments numbers, or text
     * @throws java.util.MissingResourceException if there is no such text
     */
    public String of(String key, Object... arguments) {
        if (arguments.length == 0) {
            return bundle.getString(key);
        }
        var format = formats.computeIfAbsent(key, unknown -> new MessageFormat(bundle.getString(key), locale));
        synchronized (format) {
            return format.format(arguments);
        }
    }

    /** A text with marks and links in it, as HTML; arguments are text. */
    public Content html(String key, Object... arguments) {
        var escaped = Arrays.stream(arguments)
                .map(argument -> argument instanceof String text ? HtmlUtils.htmlEscape(text, "UTF-8") : argument)
                .toArray();
        return output -> output.writeContent(of(key, escaped));
    }

    /** What a service said in English, in the site's language if that is known here. */
    public String ofService(String english) {
        var key = answers.get(english);
        return key == null ? english : of(key);
    }
}
