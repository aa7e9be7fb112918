package io.broadsheet.article.api;

import io.broadsheet.article.domain.Sentence;
import io.broadsheet.article.domain.Sentence.Said;
import io.broadsheet.chassis.Texts;
import io.broadsheet.chassis.web.Instants;
import io.broadsheet.chassis.web.problem.FieldError;
import io.broadsheet.chassis.web.problem.FieldErrors;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.lang.Contract;

/** Checks the members of a request, each by a rule; what breaks one is noted, and something harmless goes on. */
final class FieldRules {

    private static final int LONGEST_ADDRESS = 2_000;
    /** A browser takes them for steps in a path. */
    private static final Pattern ONLY_DOTS = Pattern.compile("\\.+");

    private static final Pattern OTHER_TOPIC = Pattern.compile("author:|section:");

    private static final Pattern NEVER_SEEN = Pattern.compile("[\\u00AD\\u200B\\u2060\\uFEFF]");
    private static final Pattern AROUND =
            Pattern.compile("^[\\s\\p{Z}\\p{Cf}]++|(?<![\\s\\p{Z}\\p{Cf}])[\\s\\p{Z}\\p{Cf}]++$");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private final FieldErrors errors;

    FieldRules(FieldErrors errors) {
        this.errors = errors;
    }

    @Contract("null -> true")
    static boolean isAbsent(@Nullable String text) {
        return Texts.isBlank(text);
    }

    void check(boolean holds, String field, Sentence rule, Object... arguments) {
        if (!holds) {
            errors.add(error(field, rule.with(arguments)));
        }
    }

    static FieldError error(String field, Said said) {
        return new FieldError(field, said.message(), said.sentence().code(), said.arguments());
    }

    void required(String field, @Nullable Object value) {
        check(value != null, field, Sentence.REQUIRED);
    }

    /** One visible line. */
    String required(String field, @Nullable String text, int longest) {
        required(field, text);
        if (text == null) {
            return "";
        }
        check(!isAbsent(text), field, Sentence.EMPTY);
        return line(field, text, longest);
    }

    /** One visible line, or null. */
    @Nullable String optional(String field, @Nullable String text, int longest) {
        return text == null || isAbsent(text) ? null : line(field, text, longest);
    }

    /** One visible line that is told beside an article, without what only takes room; null for none. */
    @Nullable String optionalRemark(String field, @Nullable String text, int longest) {
        return optional(field, text == null ? null : Texts.withFewMarks(text), longest);
    }

    String requiredRemark(String field, @Nullable String text, int longest) {
        return required(field, text == null ? null : Texts.withFewMarks(text), longest);
    }

    private String line(String field, String text, int longest) {
        check(Texts.fits(text, longest), field, Sentence.LONG, longest);
        var control = text.codePoints()
                .filter(c -> Texts.hasControls(Character.toString(c)))
                .findFirst();
        check(control.isEmpty(), field, Sentence.CONTROL, where(text, control));
        return text.strip();
    }

    /** Running text, which may have line breaks, and in right-to-left scripts marks of direction. */
    String text(String field, @Nullable String text) {
        required(field, text);
        if (text == null) {
            return "";
        }
        check(!isAbsent(text), field, Sentence.EMPTY);
        var control = text.codePoints().filter(FieldRules::isControl).findFirst();
        check(control.isEmpty(), field, Sentence.CONTROL, where(text, control));
        return text;
    }

    /** Its number as Unicode writes it, its line and its place there. */
    private static Object[] where(String text, OptionalInt character) {
        if (character.isEmpty()) {
            return new Object[0];
        }
        var before = text.substring(0, text.indexOf(character.getAsInt()));
        return new Object[] {
            String.format(Locale.ROOT, "%04X", character.getAsInt()),
            1 + before.chars().filter(c -> c == '\n').count(),
            1 + Texts.length(before.substring(before.lastIndexOf('\n') + 1))
        };
    }

    private static boolean isControl(int c) {
        var type = Character.getType(c);
        return type == Character.SURROGATE || type == Character.CONTROL && c != '\n' && c != '\r' && c != '\t';
    }

    /** Each once, in whatever spelling. */
    List<String> names(String field, @Nullable List<@Nullable String> names, int most, int longest) {
        required(field, names);
        if (names == null) {
            return List.of();
        }
        check(names.size() <= most, field, Sentence.MOST, most);
        var checked = new LinkedHashMap<String, String>();
        for (var i = 0; i < Math.min(names.size(), most); i++) {
            var at = field + "[" + i + "]";
            var name = name(at, required(at, names.get(i), longest));
            checked.putIfAbsent(Texts.folded(name), name);
        }
        return List.copyOf(checked.values());
    }

    /** {@link #names} that no subscription takes for a section or an author. */
    List<String> tags(String field, @Nullable List<@Nullable String> tags, int most, int longest) {
        var checked = names(field, tags, most, longest);
        for (var i = 0; tags != null && i < Math.min(tags.size(), most); i++) {
            var tag = tags.get(i);
            check(
                    tag == null || !OTHER_TOPIC.matcher(Texts.folded(tag)).lookingAt(),
                    field + "[" + i + "]",
                    Sentence.TOPIC);
        }
        return checked;
    }

    /** Composed, and without what nobody sees of it; joiners within words stay, since they shape letters. */
    private String name(String field, String typed) {
        check(!ONLY_DOTS.matcher(Texts.folded(typed)).matches(), field, Sentence.DOTS);
        var composed = Normalizer.normalize(NEVER_SEEN.matcher(typed).replaceAll(""), Normalizer.Form.NFC);
        return SPACES.matcher(AROUND.matcher(composed).replaceAll("")).replaceAll(" ");
    }

    String requiredName(String field, @Nullable String typed, int longest) {
        return name(field, required(field, typed, longest));
    }

    @Nullable String optionalName(String field, @Nullable String typed, int longest) {
        var text = optional(field, typed, longest);
        return text == null ? null : name(field, text);
    }

    /** In its canonical form. */
    String language(String field, @Nullable String tag) {
        required(field, tag);
        if (tag == null) {
            return "";
        }
        try {
            var canonical = new Locale.Builder().setLanguageTag(tag).build();
            check(!canonical.getLanguage().isEmpty() && tag.length() <= 35, field, Sentence.LANGUAGE);
            return canonical.toLanguageTag();
        } catch (IllformedLocaleException illFormed) {
            check(false, field, Sentence.LANGUAGE);
            return "";
        }
    }

    String address(String field, @Nullable String url) {
        required(field, url);
        if (url == null) {
            return "";
        }
        check(url.length() <= LONGEST_ADDRESS, field, Sentence.LONG, LONGEST_ADDRESS);
        check(isWebAddress(url), field, Sentence.ADDRESS);
        return url;
    }

    @Nullable String optionalAddress(String field, @Nullable String url) {
        return isAbsent(url) ? null : address(field, url);
    }

    /** With its offset; null if it is absent, or cannot be read. */
    @Nullable Instant optionalInstant(String field, @Nullable String text) {
        if (isAbsent(text)) {
            return null;
        }
        try {
            return Instants.parse(text).truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException unreadable) {
            check(false, field, Sentence.INSTANT);
            return null;
        }
    }

    private static boolean isWebAddress(String url) {
        try {
            var uri = new URI(url);
            return uri.getHost() != null
                    && uri.getUserInfo() == null
                    && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException notOne) {
            return false;
        }
    }

    /** By its name in lower case. */
    <E extends Enum<E>> @Nullable E oneOf(String field, @Nullable String word, E[] values) {
        required(field, word);
        var chosen = Arrays.stream(values)
                .filter(value -> DraftRequest.word(value).equals(word))
                .findFirst()
                .orElse(null);
        check(
                word == null || chosen != null,
                field,
                Sentence.ONE_OF,
                Arrays.stream(values).map(DraftRequest::word).toList());
        return chosen;
    }
}
