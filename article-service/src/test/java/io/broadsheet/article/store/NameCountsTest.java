package io.broadsheet.article.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.article.application.Catalogue.Kind;
import io.broadsheet.article.application.Catalogue.Named;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameCountsTest {

    private final NameCounts counts = new NameCounts(Kind.TAG);

    @Test
    void countEveryArticleOnceForAName() {
        counts.add(List.of("nato", "Malmö"));
        counts.add(List.of("nato", "NATO"));
        counts.add(List.of("Malmo\u0308"));

        assertThat(counts.byCount())
                .containsExactly(new Named("Malmo\u0308", "malmö", 2), new Named("nato", "nato", 2));
        assertThat(counts.spellings().get("nato").all()).containsExactlyInAnyOrder("nato", "NATO");
    }

    @Test
    void showTheSpellingOfMostAndCapitalsOfEquallyMany() {
        counts.add(List.of("Tides"));
        counts.add(List.of("tides"));
        counts.add(List.of("tides"));
        counts.add(List.of("nato"));
        counts.add(List.of("NATO"));

        assertThat(counts.byCount()).extracting(Named::name).containsExactly("tides", "NATO");
    }
}
