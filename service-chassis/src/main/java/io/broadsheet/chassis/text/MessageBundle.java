package io.broadsheet.chassis.text;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.web.util.HtmlUtils;

/**
 * The messages of one language, from {@code NAME.properties} (English) and {@code NAME_LANGUAGE.properties}: patterns of
 * ICU's MessageFormat, so that each language counts in its own way. Thread-safe.
 */
public final class MessageBundle {
    /** What other parts say in English, to be said in this language. */
    private static final String ANSWER = "answer.";

    private final ResourceBundle bundle;
    private final Locale locale;
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();
    private final Map<String, String> answers = new HashMap<>();
    /** Those with arguments, the longest first: what says more is said in its own words. */
    private final List<Sentence> sentences = new ArrayList<>();

    /** @param english that it matches, with a group for each argument in their order */
    private record Sentence(Pattern english, String key) {
        private static final Pattern ARGUMENT = Pattern.compile("\\{[0-9]}");

        static Sentence of(String english, String key) {
            return new Sentence(
                    Pattern.compile(
                            Arrays.stream(ARGUMENT.split(english, -1))
                                    .map(Pattern::quote)
                                    .collect(Collectors.joining("(.+)")),
                            Pattern.DOTALL),
                    key);
        }
    }

    private MessageBundle(ResourceBundle bundle, Locale locale, ResourceBundle english) {
        this.bundle = bundle;
        this.locale = locale;
        english.keySet().stream()
                .filter(key -> key.startsWith(ANSWER))
                .sorted(Comparator.comparingInt(
                        (String key) -> -english.getString(key).length()))
                .forEach(key -> {
                    var text = english.getString(key);
                    answers.put(text, key);
                    if (text.contains("{0}")) {
                        sentences.add(Sentence.of(text, key));
                    }
                });
    }

    /**
     * In this language; in English if there are no messages in it.
     *
     * @param name of a resource, {@code texts.site}
     */
    public static MessageBundle of(String name, Locale language) {
        var bundle = load(name, language);
        var found = !bundle.getLocale().getLanguage().isEmpty()
                || language.getLanguage().equals("en");
        return new MessageBundle(bundle, found ? language : Locale.ENGLISH, load(name, Locale.ROOT));
    }

    private static ResourceBundle load(String name, Locale language) {
        var control = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return ResourceBundle.getBundle(name, language, MessageBundle.class.getClassLoader(), control);
    }

    public Locale locale() {
        return locale;
    }

    /** Of the messages: BCP 47. */
    public String language() {
        return locale.toLanguageTag();
    }

    /** Of the messages: {@code rtl} or {@code ltr}. */
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
     * @throws java.util.MissingResourceException if there is no such message
     */
    public String text(String key, Object... arguments) {
        if (arguments.length == 0) {
            return bundle.getString(key);
        }
        var format = formats.computeIfAbsent(key, unknown -> new MessageFormat(bundle.getString(key), locale));
        synchronized (format) {
            return format.format(arguments);
        }
    }

    /** A message that is HTML; arguments are text. */
    public String html(String key, Object... arguments) {
        var escaped = Arrays.stream(arguments)
                .map(argument -> argument instanceof String text ? HtmlUtils.htmlEscape(text, "UTF-8") : argument)
                .toArray();
        return text(key, escaped);
    }

    /**
     * What another part said in English, in this language if the English words are one of the messages {@code answer.…}.
     * What stands in place of an argument may be one of them, too.
     */
    public String translated(String english) {
        var key = answers.get(english);
        if (key != null) {
            return text(key);
        }
        for (var sentence : sentences) {
            var said = sentence.english.matcher(english);
            if (said.matches()) {
                return text(
                        sentence.key,
                        IntStream.rangeClosed(1, said.groupCount())
                                .mapToObj(said::group)
                                .map(this::translated)
                                .toArray());
            }
        }
        return english;
    }
}
