package io.broadsheet.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.chassis.text.MessageBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final Pattern ASKED = Pattern.compile("\\b(?:layout|pages)\\.of\\(\\s*\"([\\w.-]+)\"[,)]");

    private static final Path SENTENCES =
            Path.of("../article-service/src/main/java/io/broadsheet/article/domain/Sentence.java");

    private static final Pattern SAID = Pattern.compile("^    ([A-Z_]+)\\(\\s*\"(.*)\"\\)[,;]$", Pattern.MULTILINE);

    private static final Pattern SENTENCE = Pattern.compile("\"([A-Z][^\"\n]* [^\"\n]*[.!])\"");

    @Test
    void eachLanguageSaysAllOfIt() throws IOException {
        assertThat(keys("newsroom_de")).isEqualTo(keys("newsroom"));
    }

    @Test
    void everyPatternIsReadInEachLanguage() throws IOException {
        for (var language : new Locale[] {Locale.ENGLISH, Locale.GERMAN}) {
            var texts = MessageBundle.of("texts.newsroom", language);
            // Some have placeholders of the scripts.
            keys("newsroom").stream()
                    .filter(
                            key -> !key.matches(
                                    "auto\\..*|front.moved|unsent.text|counts.words?|desk.(decided|waiting|look|selected|bulk.count)"))
                    .forEach(key ->
                            assertThat(texts.text(key, 1, 2, 3, 4)).as(key).isNotBlank());
        }
    }

    @Test
    void everythingIsThereThatPagesAskFor() throws IOException {
        var known = keys("newsroom");
        for (var folder : new String[] {"src/main/jte", "src/main/java"}) {
            try (var files = Files.walk(Path.of(folder))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    ASKED.matcher(Files.readString(file))
                            .results()
                            .forEach(asked ->
                                    assertThat(known).as(file.toString()).contains(asked.group(1)));
                }
            }
        }
    }

    @Test
    void whatServicesSayInEnglishIsSaidInTheLanguageOfThePages() {
        var german = MessageBundle.of("texts.newsroom", Locale.GERMAN);
        assertThat(german.translated("must have at most 300 characters")).isEqualTo("darf höchstens 300 Zeichen haben");
        assertThat(german.translated("The text cannot be published: it has more than 9 elements and lines."))
                .isEqualTo("Der Text kann so nicht erscheinen: er hat mehr als 9 Elemente und Zeilen.");
        assertThat(german.translated("must be new here")).isEqualTo("must be new here");
        var english = MessageBundle.of("texts.newsroom", Locale.ENGLISH);
        assertThat(english.translated("must not contain control characters (U+0007, line 1, character 12)"))
                .isEqualTo("must not contain control characters (U+0007, line 1, character 12)");
    }

    /** Each language has the same keys, so each says all of it. */
    @Test
    void everythingIsThereThatArticleServiceSays() throws IOException {
        var texts = texts("newsroom");
        var said = SAID.matcher(Files.readString(SENTENCES)).results().toList();

        assertThat(said).hasSizeGreaterThan(60);
        assertThat(said).allSatisfy(sentence -> {
            var code = sentence.group(1).toLowerCase(Locale.ROOT).replace('_', '-');
            assertThat(texts.getProperty("answer.article." + code))
                    .as(code)
                    .isEqualTo(sentence.group(2).replace("\\\\", "\\"));
        });
    }

    /** What moderators, and whoever answers readers, may be told: whole sentences in its sources. */
    @Test
    void everythingIsThereThatCommentServiceSays() throws IOException {
        var german = MessageBundle.of("texts.newsroom", Locale.GERMAN);
        var comments = Path.of("../comment-service/src/main/java/io/broadsheet/comment");
        for (var source : new String[] {
            "api/CommentProblems",
            "api/DecisionController",
            "api/MeasureController",
            "api/ModerationController",
            "api/NewPolicy",
            "api/PolicyController",
            "api/VerdictForm",
            "application/CommentJudging",
            "domain/Contribution"
        }) {
            var code = Files.readString(comments.resolve(source + ".java")).replaceAll("\"\\s*\\+\\s*\"", "");
            assertThat(SENTENCE.matcher(code).results().map(said -> said.group(1)))
                    .as(source)
                    .isNotEmpty()
                    .allSatisfy(said -> assertThat(german.translated(said)).isNotEqualTo(said));
        }
        for (var said : new String[] {
            "Please enter 0 to 100.",
            "Please enter at least the shortest, 20.",
            "Please keep the statement to 1,000 characters."
        }) {
            assertThat(german.translated(said)).isNotEqualTo(said);
        }
    }

    private static Set<String> keys(String name) throws IOException {
        return new TreeSet<>(texts(name).stringPropertyNames());
    }

    private static Properties texts(String name) throws IOException {
        var texts = new Properties();
        try (var file = Files.newBufferedReader(Path.of("src/main/resources/texts/" + name + ".properties"))) {
            texts.load(file);
        }
        return texts;
    }
}
