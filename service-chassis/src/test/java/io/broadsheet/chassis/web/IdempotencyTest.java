package io.broadsheet.chassis.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import org.junit.jupiter.api.Test;

class IdempotencyTest {

    record Draft(String title) {}

    @Test
    void knowsACallAgain() {
        var key = new IdempotencyKey("k1", "editor", "/newsroom/articles");

        assertThat(key.of(new Draft("a"))).isEqualTo(key.of(new Draft("a")));
        key.of(new Draft("a")).requireSameBodyAs(key.of(new Draft("a")));
    }

    @Test
    void refusesAnotherBodyUnderTheSameKey() {
        var key = new IdempotencyKey("k1", "editor", "/newsroom/articles");

        assertThat(key.of(new Draft("a")).key())
                .isEqualTo(key.of(new Draft("b")).key());
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> key.of(new Draft("b")).requireSameBodyAs(key.of(new Draft("a"))))
                .satisfies(refused -> assertThat(refused.problem()).isEqualTo(Problem.INVALID));
    }

    @Test
    void keepsSubjectsAndStrangersApart() {
        var body = new Draft("a");

        assertThat(new IdempotencyKey("k1", "one", "/p").of(body).key())
                .isNotEqualTo(new IdempotencyKey("k1", "two", "/p").of(body).key());
        assertThat(new IdempotencyKey("k1", null, "/p").of(body).key())
                .isNotEqualTo(
                        new IdempotencyKey("k1", null, "/p").of(new Draft("b")).key());
    }

    @Test
    void keepsNothingReadable() {
        var kept = new IdempotencyKey("k1", "editor", "/p").of(new Draft("secret"));

        assertThat(kept.key()).hasSize(64).doesNotContain("k1");
        assertThat(kept.body()).hasSize(64).doesNotContain("secret");
    }
}
