package io.broadsheet.chassis.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.chassis.text.Differences.Kind;
import io.broadsheet.chassis.text.Differences.Piece;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class DifferencesTest {

    @Test
    void areOfWords() {
        assertThat(Differences.between("The tide turns at noon.", "The tide turned at noon."))
                .containsExactly(
                        new Piece(Kind.EQUAL, "The tide "),
                        new Piece(Kind.DELETED, "turns"),
                        new Piece(Kind.INSERTED, "turned"),
                        new Piece(Kind.EQUAL, " at noon."));
    }

    @Test
    void areOfWordsWhereNoSpacesPartThem() {
        assertThat(Differences.between("北大西洋条約機構は強化した", "北大西洋条約機構は拡大した"))
                .contains(new Piece(Kind.DELETED, "強化"), new Piece(Kind.INSERTED, "拡大"));
    }

    @Test
    void leaveOtherLinesAlone() {
        assertThat(Differences.between("One.\n\nTwo.\n\nThree.", "One.\n\nThree."))
                .containsExactly(
                        new Piece(Kind.EQUAL, "One.\n\n"),
                        new Piece(Kind.DELETED, "Two.\n\n"),
                        new Piece(Kind.EQUAL, "Three."));
    }

    @Test
    void thereAreNoneOfNothing() {
        assertThat(Differences.between("", "")).isEmpty();
        assertThat(Differences.between("", "New.")).containsExactly(new Piece(Kind.INSERTED, "New."));
        assertThat(Differences.between("Old.", "Old.")).containsExactly(new Piece(Kind.EQUAL, "Old."));
    }

    @Test
    void giveBothTextsBack() {
        var random = new Random(7);
        for (var i = 0; i < 300; i++) {
            var before = text(random, random.nextInt(40));
            var after = random.nextBoolean() ? text(random, random.nextInt(40)) : changed(before, random);

            var pieces = Differences.between(before, after);

            assertThat(without(pieces, Kind.INSERTED)).isEqualTo(before);
            assertThat(without(pieces, Kind.DELETED)).isEqualTo(after);
        }
    }

    /** Compared word by word it would take minutes. */
    @Test
    void ofTwoLongTextsWithoutACommonWordAreFoundInSeconds() {
        var before = text(new Random(1), 60_000);
        var after = before.replace("a", "b") + "\n";

        var pieces = Assertions.assertTimeout(
                Duration.ofSeconds(10), () -> Differences.between(before.replace("\n", " "), after));

        assertThat(without(pieces, Kind.DELETED)).isEqualTo(after);
    }

    @Test
    void ofALongTextInPlaceOfAWordAreFoundInSeconds() {
        var lines = "\n".repeat(400_000);

        var pieces = Assertions.assertTimeout(
                Duration.ofSeconds(10),
                () -> List.of(
                        Differences.between("tbd", text(new Random(1), 100_000)), Differences.between("tbd", lines)));

        assertThat(without(pieces.getLast(), Kind.DELETED)).isEqualTo(lines);
    }

    @Test
    void ofALongTextWithOneWordChangedAreThatWord() {
        var before = text(new Random(2), 80_000).replace("\n", " ");
        var middle = before.indexOf(' ', before.length() / 2) + 1;

        var pieces = Differences.between(before, before.substring(0, middle) + "changed " + before.substring(middle));

        assertThat(pieces).hasSize(3);
        assertThat(pieces.get(1).text()).isEqualTo("changed ");
    }

    private static String text(Random random, int words) {
        return random.ints(words, 0, 12)
                .mapToObj(i -> i == 0 ? "\n" : "aabca".substring(i % 5) + "é🌊".substring(i % 2) + " ")
                .collect(Collectors.joining());
    }

    private static String changed(String text, Random random) {
        var at = text.isEmpty() ? 0 : text.offsetByCodePoints(0, random.nextInt(text.codePointCount(0, text.length())));
        return text.substring(0, at) + "new " + text.substring(at);
    }

    private static String without(List<Piece> pieces, Kind kind) {
        return pieces.stream()
                .filter(piece -> piece.kind() != kind)
                .map(Piece::text)
                .collect(Collectors.joining());
    }
}
