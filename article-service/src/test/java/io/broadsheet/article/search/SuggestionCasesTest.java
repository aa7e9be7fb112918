package io.broadsheet.article.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What readers mistyped. */
class SuggestionCasesTest {

    @RegisterExtension
    private final PublishedArticles articles = new PublishedArticles();

    @ParameterizedTest
    @CsvSource({
        "en, Papadopoulos, Papadopolous",
        "el, Παπαδόπουλος, Παπαδοπολος",
        "el, Παπαδόπουλος, ΠΑΠΑΔΟΠΟΛΟΣ",
        "ru, Соловьёв, Саловьев",
        "en, Kowalczyk, Kovalczyk"
    })
    void suggestsANameAsItIsWritten(String language, String name, String typed) throws Exception {
        articles.published(language, "Something", "else.", List.of("Maria " + name), null, List.of());

        assertThat(articles.found(typed).didYouMean()).isEqualTo(name);
        assertThat(articles.titles(typed)).containsExactly("Something");
    }

    @ParameterizedTest
    @CsvSource({"Quastenfloser", "Zuastenflosser", "uqastenflosser", "Kuastenflosser", "uastenflosser"})
    void suggestsAWordOfWhichALetterIsMistyped(String typed) throws Exception {
        articles.published("de", "Fische", "Ein Quastenflosser schwamm vorbei.");

        assertThat(articles.found(typed).didYouMean()).isEqualTo("Quastenflosser");
        assertThat(articles.found(typed).corrected()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"en, The year 2026 began., 2025, ", "en, A covid19 case., covd19, covid19", "ko, 2026년에 만났다., 2025년에, "
    })
    void takesNoNumberForAnother(String language, String text, String typed, @Nullable String suggested)
            throws Exception {
        articles.published(language, "Numbers", text);

        assertThat(articles.found(typed).didYouMean()).isEqualTo(suggested);
        assertThat(articles.titles(typed)).hasSize(suggested == null ? 0 : 1);
    }

    @Test
    void suggestsAWordAsAnArticleWritesIt() throws Exception {
        articles.published("de", "Verkehr", "In der Müllerstraße staut es sich.");

        var answer = articles.found("Müllerstrase Stau");

        assertThat(answer.didYouMean()).startsWith("Müllerstraße");
    }
}
