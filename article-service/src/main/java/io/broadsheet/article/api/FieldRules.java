package io.broadsheet.article.api;

import io.broadsheet.chassis.Texts;
import io.broadsheet.chassis.web.problem.FieldErrors;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.lang.Contract;

/** Checks the members of a request, each by a rule; what breaks one is noted, and something harmless goes on. */
final class FieldRules {

    private static final int LONGEST_ADDRESS = 2_000;

    private final FieldErrors errors;

    FieldRules(FieldErrors errors) {
        this.errors = errors;
    }

    @Contract("null -> true")
    static boolean isAbsent(@Nullable String text) {
        return Texts.isBlank(text);
    }

    void check(boolean holds, String field, String message) {
        errors.check(holds, field, message);
    }

    void required(String field, @Nullable Object value) {
        check(value != null, field, "is required");
    }

    /** One visible line. */
    String required(String field, @Nullable String text, int longest) {
        required(field, text);
        if (text == null) {
            return "";
        }
        check(!isAbsent(text), field, "must not be empty");
        return line(field, text, longest);
    }

    /** One visible line, or null. */
    @Nullable String optional(String field, @Nullable String text, int longest) {
        return text == null || isAbsent(text) ? null : line(field, text, longest);
    }

    private String line(String field, String text, int longest) {
        check(Texts.fits(text, longest), field, "must have at most " + longest + " characters");
        check(!Texts.hasControls(text), field, "must not contain control characters");
        return text.strip();
    }

    /** Running text, which may have line breaks, and in right-to-left scripts marks of direction. */
    String text(String field, @Nullable String text) {
        required(field, text);
        if (text == null) {
            return "";
        }
        check(!isAbsent(text), field, "must not be empty");
        check(text.codePoints().noneMatch(FieldRules::isControl), field, "must not contain control characters");
        return text;
    }

    private static boolean isControl(int c) {
        var type = Character.getType(c);
        return type == Character.SURROGATE || type == Character.CONTROL && c != '\n' && c != '\r' && c != '\t';
    }

    /** Each once. */
    List<String> names(String field, @Nullable List<@Nullable String> names, int most, int longest) {
        required(field, names);
        if (names == null) {
            return List.of();
        }
        check(names.size() <= most, field, "must be at most " + most);
        var checked = new ArrayList<String>();
        for (var i = 0; i < Math.min(names.size(), most); i++) {
            checked.add(required(field + "[" + i + "]", names.get(i), longest));
        }
        return checked.stream().distinct().toList();
    }

    /** In its canonical form. */
    String language(String field, @Nullable String tag) {
        required(field, tag);
        if (tag == null) {
            return "";
        }
        try {
            var canonical = new Locale.Builder().setLanguageTag(tag).build();
            check(!canonical.getLanguage().isEmpty() && tag.length() <= 35, field, "must be a language tag like en-GB");
            return canonical.toLanguageTag();
        } catch (IllformedLocaleException illFormed) {
            check(false, field, "must be a language tag like en-GB");
            return "";
        }
    }

    String address(String field, @Nullable String url) {
        required(field, url);
        if (url == null) {
            return "";
        }
        check(url.length() <= LONGEST_ADDRESS, field, "must have at most " + LONGEST_ADDRESS + " characters");
        check(isWebAddress(url), field, "must be a web address like https://news.example/a.jpg");
        return url;
    }

    @Nullable String optionalAddress(String field, @Nullable String url) {
        return isAbsent(url) ? null : address(field, url);
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
                "must be one of "
                        + Arrays.stream(values).map(DraftRequest::word).toList());
        return chosen;
    }
}
