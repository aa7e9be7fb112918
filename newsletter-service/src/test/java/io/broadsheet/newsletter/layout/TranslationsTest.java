package io.broadsheet.newsletter.layout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessagePattern;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranslationsTest {
    private static final Pattern TAG = Pattern.compile("<[^>]+>");

    @ParameterizedTest
    @ValueSource(strings = {"de", "ar"})
    void saysTheSameInEachLanguage(String language) throws IOException {
        var english = messages("");
        var translated = messages("_" + language);

        assertThat(translated.keySet()).isEqualTo(english.keySet());
        for (var key : english.stringPropertyNames()) {
            var pattern = translated.getProperty(key);
            assertThat(arguments(pattern)).as(key).isEqualTo(arguments(english.getProperty(key)));
            assertThat(tags(pattern)).as(key).isEqualTo(tags(english.getProperty(key)));
        }
    }

    @Test
    void speaksTheSitesLanguageToWhoReadsItAndAnotherToWhoDoesNot() {
        var translations = new Translations(Locale.GERMAN);

        assertThat(translations.of(List.of()).language()).isEqualTo("de");
        assertThat(translations.of(List.of("en", "de-AT")).language()).isEqualTo("de");
        assertThat(translations.of(List.of("fi", "ar-EG")).language()).isEqualTo("ar");
        assertThat(translations.of(List.of("fi")).language()).isEqualTo("de");
        assertThat(new Translations(Locale.forLanguageTag("fi")).site().language())
                .isEqualTo("en");
    }

    private static Properties messages(String language) throws IOException {
        var name = "/texts/newsletter" + language + ".properties";
        try (var in = Objects.requireNonNull(TranslationsTest.class.getResourceAsStream(name))) {
            var messages = new Properties();
            messages.load(new InputStreamReader(in, UTF_8));
            return messages;
        }
    }

    private static Set<String> arguments(String pattern) {
        var parsed = new MessagePattern(pattern);
        return IntStream.range(0, parsed.countParts())
                .mapToObj(parsed::getPart)
                .filter(part -> part.getType() == MessagePattern.Part.Type.ARG_NUMBER)
                .map(parsed::getSubstring)
                .collect(Collectors.toSet());
    }

    private static List<String> tags(String html) {
        return TAG.matcher(html).results().map(MatchResult::group).toList();
    }
}
