package io.broadsheet.article.application;

import static io.broadsheet.article.domain.Fixtures.ANA;
import static io.broadsheet.article.domain.Fixtures.NOON;
import static io.broadsheet.article.domain.Fixtures.body;
import static io.broadsheet.article.domain.Fixtures.details;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.article.domain.Action;
import io.broadsheet.article.domain.Activity;
import io.broadsheet.article.domain.Details;
import io.broadsheet.article.domain.Details.HeroImage;
import io.broadsheet.article.domain.Slug;
import io.broadsheet.article.domain.Step;
import io.broadsheet.article.domain.WorkingCopy;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevisionDifferencesTest {

    private static final String URL = "https://elsewhere.example/1.jpg";

    @Test
    void areOfEachNameByItself() {
        assertThat(fields(by("Smith, John"), by("Smith", "John"))).containsExactly("authors", "tags");
        assertThat(fields(by("Ana", "Bo"), by("Ana", "Bo"))).isEmpty();
    }

    @Test
    void areOfAllThatIsSaidOfThePicture() {
        var unsaid = HeroImage.elsewhere(URL, "", false, null);

        for (var other : List.of(
                HeroImage.elsewhere(URL, "", true, null),
                HeroImage.elsewhere(URL, "A pier", false, null),
                HeroImage.elsewhere(URL, "", false, "A pier"))) {
            assertThat(fields(pictured(unsaid), pictured(other))).containsExactly("heroImage");
        }
        assertThat(fields(
                        pictured(HeroImage.elsewhere(URL, "A pier", false, null)),
                        pictured(HeroImage.elsewhere(URL, "", false, "A pier"))))
                .containsExactly("heroImage");
        assertThat(fields(pictured(unsaid), pictured(unsaid))).isEmpty();
    }

    private static List<String> fields(Details from, Details to) {
        return RevisionDifferences.between(revision(from), revision(to)).fields().stream()
                .map(RevisionDifferences.Field::field)
                .toList();
    }

    private static Revisions.Revision revision(Details details) {
        return new Revisions.Revision(
                Activity.first(new Step(Action.STARTED, ANA, NOON)),
                new WorkingCopy(new Slug("tides"), details, body("Tides turn.")));
    }

    private static Details pictured(HeroImage picture) {
        return details("Tides", picture);
    }

    private static Details by(String... names) {
        var details = details("Tides");
        return new Details(
                details.title(),
                null,
                List.of(names),
                details.section(),
                List.of(names),
                "en",
                true,
                null,
                false,
                false,
                null,
                null,
                null);
    }
}
