package io.broadsheet.website.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessagePattern;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    private static final String MAIN = "src/main/java/io/broadsheet/website/";
    private static final Pattern KEY_LIKE = Pattern.compile("\"([a-z]+(?:\\.[a-z]+)+)\"");
    private static final Pattern TAG = Pattern.compile("<[^>]+>");

    @ParameterizedTest
    @ValueSource(strings = {"de", "ar"})
    void saysTheSameInEachLanguage(String language) throws IOException {
        var english = properties("");
        var translated = properties("_" + language);

        assertThat(translated.keySet()).isEqualTo(english.keySet());
        for (var key : english.stringPropertyNames()) {
            assertThat(arguments(translated.getProperty(key))).as(key).isEqualTo(arguments(english.getProperty(key)));
            assertThat(tags(translated.getProperty(key))).as(key).isEqualTo(tags(english.getProperty(key)));
        }
    }

    @Test
    void hasEveryTextThatPagesShowAndNoOther() throws IOException {
        var used = new TreeSet<String>();
        for (var root : Set.of("src/main/jte", MAIN + "page", MAIN + "form")) {
            try (var files = Files.walk(Path.of(root))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    KEY_LIKE.matcher(Files.readString(file)).results().forEach(found -> used.add(found.group(1)));
                }
            }
        }
        var known = properties("").stringPropertyNames();
        var usedByTexts = Set.of("related.tag", "related.section", "row.middle", "row.last");

        assertThat(known)
                .filteredOn(key -> !key.startsWith("answer.") && !usedByTexts.contains(key))
                .isSubsetOf(used);
        var groups = known.stream().map(TextsTest::group).collect(Collectors.toSet());
        assertThat(used).filteredOn(key -> groups.contains(group(key))).isSubsetOf(known);
    }

    @Test
    void countsAsEachLanguageDoes() {
        assertThat(texts("en").of("count.comments", 1)).isEqualTo("1 comment");
        assertThat(texts("en").of("count.comments", 1_200)).isEqualTo("1,200 comments");
        assertThat(texts("de").of("count.comments", 1_200)).isEqualTo("1.200 Kommentare");
        assertThat(texts("ar").of("count.comments", 2)).isEqualTo("تعليقان");
        assertThat(texts("ar").of("count.comments", 3)).endsWith(" تعليقات");
    }

    @Test
    void joinsNamesAsEachLanguageDoes() {
        assertThat(texts("en").around("article.by", 3)).containsExactly("By ", ", ", " and ", "");
        assertThat(texts("en").around("article.by", 2)).containsExactly("By ", " and ", "");
        assertThat(texts("de").around("article.by", 1)).containsExactly("Von ", "");
        assertThat(texts("ar").around("article.by", 2)).containsExactly("بقلم ", " و", "");
        assertThat(texts("en").around("article.by", 0)).isEmpty();
    }

    @Test
    void speaksEnglishWhereItHasNoWords() {
        assertThat(texts("fi").of("place.search")).isEqualTo("Search");
        assertThat(texts("fi").language()).isEqualTo("en");
        assertThat(texts("en-GB").language()).isEqualTo("en-GB");
        assertThat(texts("de-AT").of("place.search")).isEqualTo("Suche");
        assertThat(texts("de-AT").language()).isEqualTo("de-AT");
    }

    @Test
    void escapesWhatReadersTyped() {
        var html = new StringOutput();

        texts("en").html("search.nothing.html", "<b> {0} 'x'").writeTo(html);

        assertThat(html.toString()).isEqualTo("Nothing was found for <bdi>&lt;b&gt; {0} &#39;x&#39;</bdi>.");
    }

    @Test
    void translatesWhatServicesSayAndLeavesWhatItDoesNotKnow() {
        assertThat(texts("de").ofService("Please enter your comment!"))
                .isEqualTo("Bitte schreiben Sie Ihren Kommentar!");
        assertThat(texts("de").ofService("At most 200 topics.")).isEqualTo("At most 200 topics.");
    }

    @ParameterizedTest
    @CsvSource({"ar,rtl", "he-IL,rtl", "fa,rtl", "ckb,rtl", "az-Arab,rtl", "en,ltr", "ar-Latn,ltr", "ja,ltr", "und,ltr"
    })
    void knowsWhichWayALanguageIsWritten(String language, String direction) {
        assertThat(Texts.direction(language)).isEqualTo(direction);
    }

    private static String group(String key) {
        return key.substring(0, key.indexOf('.'));
    }

    private static Texts texts(String language) {
        return Texts.in(Locale.forLanguageTag(language));
    }

    private static Properties properties(String language) throws IOException {
        var properties = new Properties();
        try (var reader =
                Files.newBufferedReader(Path.of("src/main/resources/texts/site" + language + ".properties"), UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }

    private static Set<String> arguments(String pattern) {
        var parsed = new MessagePattern(pattern);
        var names = new HashSet<String>();
        for (var part = 0; part < parsed.countParts(); part++) {
            if (parsed.getPartType(part) == MessagePattern.Part.Type.ARG_NUMBER) {
                names.add(parsed.getSubstring(parsed.getPart(part)));
            }
        }
        return names;
    }

    private static Set<String> tags(String html) {
        var tags = new HashSet<String>();
        TAG.matcher(html).results().forEach(found -> tags.add(found.group()));
        return tags;
    }
}
