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
                                    "auto\\..*|front.moved|unsent.text|counts.words|desk.(decided|waiting|look|selected|bulk.count)"))
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

    private static Set<String> keys(String name) throws IOException {
        var texts = new Properties();
        try (var file = Files.newBufferedReader(Path.of("src/main/resources/texts/" + name + ".properties"))) {
            texts.load(file);
        }
        return new TreeSet<>(texts.stringPropertyNames());
    }
}
