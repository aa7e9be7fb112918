package io.broadsheet.article.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.article.domain.SectionTree.Section;
import java.util.List;
import org.junit.jupiter.api.Test;

class SectionTreeTest {

    @Test
    void knowsASectionByAllNamesThatArticlesMayStillHave() {
        var rail = new Section("Rail", List.of("Trains"), List.of());
        var travel = new Section("Travel", List.of("Journeys"), List.of(rail));
        var tree = SectionTree.NONE.changed(null, List.of(travel), Fixtures.ANA, Fixtures.NOON);

        assertThat(tree.namesWithin("TRAVEL")).containsExactly("Travel", "Journeys", "Rail", "Trains");
        assertThat(tree.namesWithin("rail")).containsExactly("Rail", "Trains");
        assertThat(tree.namesWithin("Journeys")).isEmpty();
        assertThat(tree.namesAround("RAIL")).containsExactly("Travel");
        assertThat(tree.namesAround("Trains")).containsExactly("Travel");
        assertThat(tree.namesAround("Travel")).isEmpty();
    }
}
