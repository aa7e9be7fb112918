package io.broadsheet.newsroom.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.newsroom.client.SectionTree;
import io.broadsheet.newsroom.client.SectionTree.Section;
import io.broadsheet.newsroom.form.SectionForm.Line;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SectionFormTest {

    private static final List<Section> TREE =
            List.of(section("World", List.of("Abroad"), section("Europe", List.of())), section("Sport", List.of()));

    @Test
    void givesTheTreeThatItWasMadeOf() {
        assertThat(SectionForm.of(new SectionTree(3, TREE, null, null)).tree()).isEqualTo(TREE);
    }

    @Test
    void keepsTheFormerNameOfWhatIsNamedOtherwise() {
        var renamed = new SectionForm(List.of(
                new Line("The World", "World", "Abroad", ""),
                new Line("Europe", "Europe", "", "World"),
                new Line("Sport", "Sport", "", "")));

        assertThat(renamed.tree())
                .containsExactly(
                        section("The World", List.of("Abroad", "World"), section("Europe", List.of())),
                        section("Sport", List.of()));
        // Back again, it has nothing to lead from.
        var back = new SectionForm(List.of(new Line("World", "The World", "World", "")));
        assertThat(back.tree()).containsExactly(section("World", List.of("The World")));
    }

    @Test
    void leadsOnFromTheNameThatArticlesHaveOfWhatWasAdded() {
        var added = new SectionForm(List.of())
                .withNamed("Culture")
                .with(" ")
                .with("Sea")
                .lines();
        assertThat(added).containsExactly(new Line("Culture", "Culture", "", ""), new Line("Sea", "", "", ""));
        var renamed = new SectionForm(List.of(new Line("Arts", "Culture", "", ""), new Line("Lakes", "", "", "")));

        assertThat(renamed.tree()).containsExactly(section("Arts", List.of("Culture")), section("Lakes", List.of()));
    }

    @Test
    void losesNothingThatIsWithinWhatIsNotThere() {
        var odd = new SectionForm(
                List.of(new Line("A", "", "", "A"), new Line("B", "", "", "A"), new Line("C", "", "", "Nowhere")));

        assertThat(odd.tree().stream().flatMap(SectionFormTest::names)).containsExactlyInAnyOrder("A", "B", "C");
    }

    private static Stream<String> names(Section section) {
        return Stream.concat(
                Stream.of(section.name()), section.children().stream().map(Section::name));
    }

    private static Section section(String name, List<String> formerly, Section... children) {
        return new Section(name, formerly, List.of(children));
    }
}
