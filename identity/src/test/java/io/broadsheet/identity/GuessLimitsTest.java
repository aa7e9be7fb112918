package io.broadsheet.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class GuessLimitsTest {

    private Instant now = Instant.parse("2026-01-01T12:00:00Z");
    private final InstantSource source = () -> now;
    private final GuessLimits limits = new GuessLimits(source.withZone(ZoneOffset.UTC));

    @Test
    void slowsDownOnlyTheGuesser() {
        guess("guesser", "rita", 20);

        assertThat(limits.admit("guesser", "rita")).isPositive();
        assertThat(limits.admit("rita's desk", "rita")).isZero();
        assertThat(limits.admit("guesser", "omar")).isZero();
    }

    @Test
    void slowsDownWhoTriesManyNames() {
        for (int name = 0; name < 31; name++) {
            guess("guesser", "name " + name, 1);
        }

        assertThat(limits.admit("guesser", "another name")).isPositive();
        assertThat(limits.admit("elsewhere", "another name")).isZero();
    }

    @Test
    void slowsDownManyWhoGuessOneNameAndLetsItsOwnerInWhereItIsKnown() {
        limits.succeeded("rita's desk", "rita");
        for (int guesser = 0; guesser < 60; guesser++) {
            guess("guesser " + guesser, "rita", 1);
        }

        assertThat(limits.admit("guesser 61", "rita")).isPositive();
        assertThat(limits.admit("rita's desk", "rita")).isZero();
    }

    @Test
    void letsInWhoIsKnownBesideSomebodyWhoGuesses() {
        limits.succeeded("the newsroom", "rita");
        for (int name = 0; name < 40; name++) {
            guess("the newsroom", "name " + name, 1);
        }

        assertThat(limits.admit("the newsroom", "rita")).isZero();
        assertThat(limits.admit("the newsroom", "omar")).isPositive();
    }

    @Test
    void admitsOneOfManyGuessesAtOnce() {
        guess("guesser", "rita", 6);
        now = now.plusSeconds(2);

        assertThat(limits.admit("guesser", "rita")).isZero();
        assertThat(limits.admit("guesser", "rita")).isPositive();
    }

    @Test
    void forgetsAQuarterOfAnHourAfterTheLastFailure() {
        guess("guesser", "rita", 20);
        now = now.plus(Duration.ofMinutes(16));

        guess("guesser", "rita", 5);

        assertThat(limits.admit("guesser", "rita")).isZero();
    }

    private void guess(String reader, String name, int times) {
        for (int i = 0; i < times; i++) {
            limits.failed(reader, name);
        }
    }
}
