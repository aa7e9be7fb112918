package io.broadsheet.comment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.broadsheet.comment.domain.InvalidContribution.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContributionTest {

    private static final String FAMILY = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";

    @Test
    void asksForBothFieldsAtOnce() {
        var refused = catchThrowableOfType(InvalidContribution.class, () -> Contribution.of(null, ""));

        assertThat(refused.faults())
                .containsExactlyInAnyOrder(
                        new Fault("text", "Please enter your comment!"),
                        new Fault("author", "Please enter your name here"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" \t\n", "\u00A0", "\u200B\u200D", "\u3164", "\u2800", "\uFE0F", "\u202E"})
    void nothingVisibleIsBlank(String typed) {
        var refused = catchThrowableOfType(InvalidContribution.class, () -> Contribution.of("Ada", typed));

        assertThat(refused.faults()).containsExactly(new Fault("text", "Please enter your comment!"));
    }

    @Test
    void countsWhatPeopleSee() {
        assertThat(Contribution.of(FAMILY.repeat(80), "\u00e9".repeat(5_000)).author())
                .hasSize(80 * FAMILY.length());

        var refused = catchThrowableOfType(
                InvalidContribution.class, () -> Contribution.of(FAMILY.repeat(81), "e\u0301".repeat(5_001)));
        assertThat(refused.faults()).extracting(Fault::field).containsExactly("text", "author");
    }

    @Test
    void oneCharacterCannotCarryAMegabyteOfMarks() {
        var refused = catchThrowableOfType(
                InvalidContribution.class, () -> Contribution.of("Ada", "e" + "\u0301".repeat(120_000)));

        assertThat(refused.faults()).extracting(Fault::field).containsExactly("text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u001Bb", "a\u0085b", "a\uD800b"})
    void refusesControlCharacters(String typed) {
        var refused = catchThrowableOfType(InvalidContribution.class, () -> Contribution.of(typed, typed));

        assertThat(refused.faults()).extracting(Fault::field).containsExactly("text", "author");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada\nLovelace", "Ada\u2028L", "\u202EadA", "Ada\u2066"})
    void aNameIsOneLineInOneDirection(String typed) {
        var refused = catchThrowableOfType(InvalidContribution.class, () -> Contribution.of(typed, "Fine."));

        assertThat(refused.faults()).extracting(Fault::field).containsExactly("author");
    }

    @Test
    void keepsTypographyAndParagraphs() {
        var contribution = Contribution.of(" Zo\u00eb \u2018Z\u2019 ", "\u201cQuite.\u201d\r\n\r\n<b>so</b>\r\n");

        assertThat(contribution)
                .isEqualTo(new Contribution("Zo\u00eb \u2018Z\u2019", "\u201cQuite.\u201d\n\n<b>so</b>"));
    }
}
