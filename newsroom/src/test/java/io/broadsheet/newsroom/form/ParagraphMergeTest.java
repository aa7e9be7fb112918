package io.broadsheet.newsroom.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ParagraphMergeTest {

    private static final String BASE = "One.\n\nTwo.\n\nThree.\n\nFour.";

    @Test
    void takesChangesOfDifferentParagraphsTogether() {
        assertThat(ParagraphMerge.merge(BASE, "One, mine.\n\nTwo.\n\nThree.\n\nFour.", BASE.replace("Four", "Five")))
                .hasValue("One, mine.\n\nTwo.\n\nThree.\n\nFive.");
        assertThat(ParagraphMerge.merge(BASE, BASE + "\n\nMine.", BASE.replace("One.\n\n", "")))
                .hasValue("Two.\n\nThree.\n\nFour.\n\nMine.");
        assertThat(ParagraphMerge.merge(BASE, "Zero.\n\n" + BASE, BASE.replace("Three.\n\n", "")))
                .hasValue("Zero.\n\nOne.\n\nTwo.\n\nFour.");
    }

    @Test
    void leavesWhatCollidesToThePerson() {
        assertThat(ParagraphMerge.merge(BASE, BASE.replace("Two", "2"), BASE.replace("Two", "II")))
                .isEmpty();
        assertThat(ParagraphMerge.merge(BASE, BASE + "\n\nMine.", BASE + "\n\nTheirs."))
                .isEmpty();
        assertThat(ParagraphMerge.merge(BASE, BASE.replace("Two", "2"), BASE.replace("Three.\n\n", "")))
                .as("neighbours")
                .isEmpty();
    }

    @Test
    void isTheOtherTextWhereOneChangedNothing() {
        assertThat(ParagraphMerge.merge(BASE, BASE, "Theirs.")).hasValue("Theirs.");
        assertThat(ParagraphMerge.merge(BASE, "Mine.", BASE)).hasValue("Mine.");
        assertThat(ParagraphMerge.merge(BASE, "Same.", "Same.")).hasValue("Same.");
    }

    /** Whatever both wrote is in the merged text, and it does not matter who asks. */
    @Test
    void losesNobodysWordsAndIsTheSameFromBothSides() {
        var random = new Random(11);
        int merged = 0;
        for (int round = 0; round < 2_000; round++) {
            var base = new ArrayList<String>();
            for (int i = 0; i < 3 + random.nextInt(8); i++) {
                base.add("Paragraph " + i);
            }
            var mine = changed(base, "mine", random);
            var theirs = changed(base, "theirs", random);
            var once = ParagraphMerge.merge(text(base), text(mine), text(theirs));
            assertThat(ParagraphMerge.merge(text(base), text(theirs), text(mine)))
                    .isEqualTo(once);
            if (once.isPresent()) {
                merged++;
                var paragraphs = List.of(once.get().split("\n\n"));
                assertThat(paragraphs)
                        .containsAll(mine.stream()
                                .filter(each -> each.startsWith("mine"))
                                .toList())
                        .containsAll(theirs.stream()
                                .filter(each -> each.startsWith("theirs"))
                                .toList());
            }
        }
        assertThat(merged).isBetween(200, 1_800);
    }

    private static String text(List<String> paragraphs) {
        return String.join("\n\n", paragraphs);
    }

    private static List<String> changed(List<String> base, String who, Random random) {
        var changed = new ArrayList<>(base);
        for (int i = 0; i <= random.nextInt(2); i++) {
            int at = random.nextInt(changed.size());
            switch (random.nextInt(3)) {
                case 0 -> changed.set(at, who + " " + i);
                case 1 -> changed.add(at, who + " new " + i);
                default -> changed.remove(at);
            }
        }
        return changed;
    }
}
