package io.broadsheet.chassis.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"\"3\"", " \"3\"\t", "\"3\", W/\"4\"", "\"3\",\"none,of\\ours\"", ",\"3\",,", "\"3\",\"3\""})
    void isThatOfAListWhichIsNotWeak(String header) {
        assertThat(IfMatch.required(header)).containsExactly(3L);
    }

    @Test
    void isEachOfAList() {
        assertThat(IfMatch.optional("\"3\", \"4\" ,\"0\"")).containsExactlyInAnyOrder(3L, 4L, 0L);
        assertThat(IfMatch.tags("\"7-1\", W/\"8-1\"")).containsExactly("7-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"3\"", "\"three\"", "\"\"", "\"03\"", "\"1234567890123456789\"", "\"3-gzip\""})
    void neverMatchesWhatIsWeakOrNoneOfOurs(String header) {
        assertThat(IfMatch.optional(header)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", " * "})
    void isAnyVersion(String header) {
        assertThat(IfMatch.required(header)).isNull();
        assertThat(IfMatch.tags(header)).isNull();
    }

    @Test
    void isAnyVersionWhereItMayBeAbsent() {
        assertThat(IfMatch.optional(null)).isNull();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> IfMatch.required(null))
                .returns(Problem.PRECONDITION_REQUIRED, ProblemException::problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "3",
                "\"3",
                "\"3\" \"4\"",
                "\"3\";\"4\"",
                "w/\"3\"",
                "W/ \"3\"",
                "*, \"3\"",
                "\"3\", *",
                "'3'"
            })
    void refusesWhatCannotBeRead(String header) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> IfMatch.optional(header))
                .returns(Problem.MALFORMED, ProblemException::problem)
                .withMessageContaining("ETags with their quotes");
    }
}
