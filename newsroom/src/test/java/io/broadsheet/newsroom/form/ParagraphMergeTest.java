package io.broadsheet.newsroom.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.newsroom.form.ParagraphMerge.Kind;
import io.broadsheet.newsroom.form.ParagraphMerge.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ParagraphMergeTest {

    private static final String BASE = "One.\n\nTwo.\n\nThree.\n\nFour.";

    /** Bodies as editors and other systems send them: code, tables, footnotes, HTML, right to left, blank lines of all kinds. */
    private static final List<String> TEXTS = List.of(
            "",
            " \n\n",
            "    indented code\n\n    more of it\n\nAfter it.\n",
            "```\na\n\n\nb\n   \n```\n\nAfter.\n\n\n\nLater.  \n",
            "\n\n> 1. First\n>    - that\n>\n>      with a pause\n> 2. then\n>\n> > again\n\nAfter the quote.\n\n\t\n",
            "Text[^1] and[^2].\n\n[^1]: One.\n\n[^2]: Two.\n\n    Second paragraph.\n",
            "| a | b |\n|---|---|\n| 1 | 2 |\n\n***\n\n***\n\nEnd.",
            "## مرحبا\n\nنص عربي\u200f.\n\nनमस्ते\u200d 👩‍👩‍👧\n",
            "<p>One</p><p>Two</p>\n<pre>a\n\n\nb</pre>  <ul><li>x</li><li>y</li></ul>",
            "Same.\n\nSame.\n\nSame.\n\nSame.",
            "Lines\nof one\n\nCarriage\r\n\r\nreturns\r\n");

    private static ParagraphMerge merge(String base, String mine, String theirs) {
        return ParagraphMerge.of(base, mine, theirs, base.startsWith("<"));
    }

    private static String merged(String base, String mine, String theirs) {
        var merge = merge(base, mine, theirs);
        assertThat(merge.isCollided()).isFalse();
        return merge.text();
    }

    @Test
    void takesChangesOfDifferentParagraphsTogether() {
        assertThat(merged(BASE, "One, mine.\n\nTwo.\n\nThree.\n\nFour.", BASE.replace("Four", "Five")))
                .isEqualTo("One, mine.\n\nTwo.\n\nThree.\n\nFive.");
        assertThat(merged(BASE, BASE + "\n\nMine.", BASE.replace("One.\n\n", "")))
                .isEqualTo("Two.\n\nThree.\n\nFour.\n\nMine.");
        assertThat(merged(BASE, "Zero.\n\n" + BASE, BASE.replace("Three.\n\n", "")))
                .isEqualTo("Zero.\n\nOne.\n\nTwo.\n\nFour.");
    }

    @Test
    void takesNeighboursTogether() {
        assertThat(merged(BASE, BASE.replace("Two", "2"), BASE.replace("Three.\n\n", "")))
                .isEqualTo("One.\n\n2.\n\nFour.");
        assertThat(merged(BASE, BASE.replace("One", "1").replace("Two", "2"), BASE.replace("Three", "3")))
                .isEqualTo("1.\n\n2.\n\n3.\n\nFour.");
        assertThat(merged(BASE, BASE.replace("Two.", "Two.\n\nMine."), BASE.replace("Two", "2")))
                .isEqualTo("One.\n\n2.\n\nMine.\n\nThree.\n\nFour.");
    }

    @Test
    void keepsMineWhereBothChangedTheSameAndTakesTheRest() {
        var merge = merge(
                BASE,
                BASE.replace("One", "1").replace("Two", "2"),
                BASE.replace("Two", "II").replace("Three", "III") + "\n\nFive.");

        assertThat(merge.text()).isEqualTo("1.\n\n2.\n\nIII.\n\nFour.\n\nFive.");
        assertThat(merge.isCollided()).isTrue();
        assertThat(merge.places())
                .containsExactly(
                        new Place(Kind.COLLIDED, "Two.", "2.", "II."),
                        new Place(Kind.TAKEN, "Three.", "Three.", "III."),
                        new Place(Kind.TAKEN, "", "", "Five."));
    }

    @Test
    void tellsWhatWasDroppedByOneAndChangedByTheOther() {
        assertThat(merge(BASE, BASE.replace("Two.\n\n", ""), BASE.replace("Two", "II"))
                        .places())
                .containsExactly(new Place(Kind.COLLIDED, "Two.", "", "II."));
        assertThat(merge(BASE, "", BASE.replace("Two", "II")).places())
                .containsExactly(new Place(Kind.COLLIDED, "Two.", "", "II."));
    }

    @Test
    void keepsBothWhereBothAdded() {
        var merge = merge(BASE, BASE + "\n\nMine.", BASE + "\n\nTheirs.");

        assertThat(merge.text()).isEqualTo(BASE + "\n\nMine.\n\nTheirs.");
        assertThat(merge.places()).containsExactly(new Place(Kind.ADDED, "", "Mine.", "Theirs."));
        assertThat(merged(BASE, BASE + "\n\nBoth.\n\nMine.", BASE + "\n\nBoth."))
                .as("what was saved by a call whose answer is missing")
                .isEqualTo(BASE + "\n\nBoth.\n\nMine.");
    }

    @Test
    void leavesCodeAsItIs() {
        var code = "    begins with code\n\nOne.\n\n```\na\n\n\n\nb\n```\n\nTwo.\n\nThree.\n";

        assertThat(merged(code, code.replace("One", "1"), code.replace("Three", "3")))
                .isEqualTo(code.replace("One", "1").replace("Three", "3"));
        assertThat(merged(code, code.replace("\n\n\n\n", "\n\n\n"), code.replace("Three", "3")))
                .isEqualTo(code.replace("\n\n\n\n", "\n\n\n").replace("Three", "3"));
    }

    @Test
    void comparesLongTextsInBoundedTimeAndKeepsTheirEnds() {
        var lines = Stream.iterate(0, i -> i + 1)
                .limit(30_000)
                .map(i -> "Paragraph " + i)
                .toList();
        var base = text(lines);
        var mine = base.replace("Paragraph 7\n", "Paragraph seven\n");
        var theirs = base.replace("Paragraph 29000\n", "Paragraph last\n");

        assertThat(merged(base, mine, theirs)).isEqualTo(mine.replace("Paragraph 29000\n", "Paragraph last\n"));
        assertThat(merge(base, text(lines.reversed()), theirs).isCollided()).isTrue();
        assertThat(merged("\n".repeat(200_000), "a", "\n".repeat(200_000))).isEqualTo("a");
    }

    @Test
    void isTheOtherTextWhereOneChangedNothing() {
        for (var base : TEXTS) {
            for (var other : TEXTS) {
                assertThat(merged(base, other, base)).isEqualTo(other);
                assertThat(merged(base, base, other)).isEqualTo(other);
                assertThat(merged(base, other, other)).isEqualTo(other);
            }
        }
        assertThat(merged(BASE, BASE, "Theirs.")).isEqualTo("Theirs.");
        assertThat(merged(BASE, "Mine.", BASE)).isEqualTo("Mine.");
        assertThat(merged(BASE, "Same.", "Same.")).isEqualTo("Same.");
    }

    /** What was edited at different places of a text is all there, byte for byte. */
    @Test
    void takesTwoEditsOfAnyTextTogether() throws IOException {
        for (var body : bodies()) {
            var base = body.source();
            boolean isHtml = body.format().equals("html");
            int last = Paragraphs.of(base, isHtml).all().size() - 1;
            for (int one = 0; one < last; one++) {
                for (int other : new int[] {one + 1, last}) {
                    var mine = edited(base, isHtml, one, "mine");
                    var theirs = edited(base, isHtml, other, "theirs");
                    var merge = ParagraphMerge.of(base, mine, theirs, isHtml);
                    assertThat(merge.isCollided()).isFalse();
                    assertThat(merge.text()).isEqualTo(edited(mine, isHtml, other, "theirs"));
                    assertThat(ParagraphMerge.of(base, mine, base, isHtml).text())
                            .isEqualTo(mine);
                    assertThat(ParagraphMerge.of(base, base, theirs, isHtml).text())
                            .isEqualTo(theirs);
                }
            }
        }
    }

    private record Body(String name, String format, String source) {}

    /** Those that the editor is tried with, and the others. */
    private static List<Body> bodies() throws IOException {
        var known = Files.readString(Path.of("../system-tests/src/test/resources/editor/bodies.json"));
        var bodies = new ArrayList<>(List.of(JsonMapper.builder().build().readValue(known, Body[].class)));
        assertThat(bodies).hasSizeGreaterThan(40);
        TEXTS.forEach(text -> bodies.add(new Body("", text.startsWith("<") ? "html" : "markdown", text)));
        return bodies;
    }

    private static String edited(String text, boolean isHtml, int at, String word) {
        var paragraphs = Paragraphs.of(text, isHtml);
        var all = new ArrayList<>(paragraphs.all());
        var paragraph = all.get(at);
        all.set(at, new Paragraphs.Paragraph(word + " " + paragraph.text(), paragraph.gap()));
        return new Paragraphs(paragraphs.before(), all, paragraphs.after()).text();
    }

    /** Whatever both wrote is in the text or shown beside it, and it does not matter who asks. */
    @Test
    void losesNobodysWordsAndIsTheSameFromBothSides() {
        var random = new Random(11);
        int clean = 0;
        for (int round = 0; round < 4_000; round++) {
            var base = new ArrayList<String>();
            for (int i = 0; i < 3 + random.nextInt(8); i++) {
                base.add("Paragraph " + i);
            }
            var mine = changed(base, "mine", random);
            var theirs = changed(base, "theirs", random);
            var once = merge(text(base), text(mine), text(theirs));
            var again = merge(text(base), text(theirs), text(mine));
            assertThat(again.isCollided()).isEqualTo(once.isCollided());
            if (once.places().stream().allMatch(place -> place.kind() == Kind.TAKEN)) {
                clean++;
                assertThat(again.text()).isEqualTo(once.text());
            }
            var shown = once.places().stream()
                    .filter(place -> place.kind() == Kind.COLLIDED)
                    .map(Place::theirs)
                    .collect(Collectors.joining("\n\n"));
            assertThat(once.text().split("\n\n")).containsAll(written(mine, "mine"));
            assertThat((once.text() + "\n\n" + shown).split("\n\n")).containsAll(written(theirs, "theirs"));
            assertThat(Paragraphs.of(once.text(), false).text()).isEqualTo(once.text());
        }
        assertThat(clean).isBetween(1_000, 3_900);
    }

    private static List<String> written(List<String> paragraphs, String who) {
        return paragraphs.stream().filter(each -> each.startsWith(who)).toList();
    }

    private static String text(List<String> paragraphs) {
        return String.join("\n\n", paragraphs);
    }

    private static List<String> changed(List<String> base, String who, Random random) {
        var changed = new ArrayList<>(base);
        for (int i = 0; i <= random.nextInt(3); i++) {
            int at = random.nextInt(changed.size());
            switch (random.nextInt(3)) {
                case 0 -> changed.set(at, who + " " + i);
                case 1 -> changed.add(at, who + " new " + i);
                default -> {
                    if (changed.size() > 1) {
                        changed.remove(at);
                    }
                }
            }
        }
        return changed;
    }
}
