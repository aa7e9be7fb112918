package io.broadsheet.chassis.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdempotencyTest {

    record Draft(String title) {}

    @Test
    void knowsACallAgain() {
        var key = new IdempotencyKey("k1", "editor", "/newsroom/articles");

        assertThat(key.of(new Draft("a"))).isEqualTo(key.of(new Draft("a")));
    }

    @Test
    void tellsAnotherBodyUnderTheSameKey() {
        var key = new IdempotencyKey("k1", "editor", "/newsroom/articles");

        assertThat(key.of(new Draft("a")).key())
                .isEqualTo(key.of(new Draft("b")).key());
        assertThat(key.of(new Draft("a")).body())
                .isNotEqualTo(key.of(new Draft("b")).body());
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
