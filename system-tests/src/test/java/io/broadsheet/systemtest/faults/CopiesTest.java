package io.broadsheet.systemtest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.systemtest.faults.Mail.Connection;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopiesTest {

    private static final List<Instant> HITS = List.of(second(10));
    private static final Connection EARLY = new Connection(1, second(0));
    private static final Connection OTHER = new Connection(2, second(0));
    private static final Connection LATER = new Connection(3, second(11));

    @Test
    void theLastMailOfAConnectionMayComeAgainAfterAFault() {
        assertThat(copies(mail("a", EARLY, 8), mail("b", EARLY, 9), mail("b", LATER, 15)))
                .isEmpty();
    }

    @Test
    void twoOfOneConnectionMayNot() {
        assertThat(copies(mail("a", EARLY, 8), mail("b", EARLY, 9), mail("a", LATER, 15), mail("b", LATER, 16)))
                .singleElement()
                .asString()
                .startsWith("a to ");
    }

    @Test
    void whatWasUnderWayWhenItsSenderFrozeMayComeAgainAndNothingAfterIt() {
        assertThat(copies(
                        mail("x", EARLY, 9),
                        mail("a", OTHER, 12),
                        mail("b", OTHER, 13),
                        mail("c", OTHER, 14),
                        mail("a", EARLY, 20),
                        mail("b", EARLY, 21)))
                .singleElement()
                .asString()
                .startsWith("b to ");
    }

    @Test
    void nothingComesAgainBeforeAnyFault() {
        assertThat(copies(mail("a", EARLY, 8), mail("a", OTHER, 9))).hasSize(1);
    }

    @Test
    void whatWasKeptWithoutSayingSoMayComeAgain() {
        var keptBack = new Mail("r@example.org", "a", "", second(8), EARLY, true);

        assertThat(copies(keptBack, mail("b", EARLY, 8), mail("a", OTHER, 9))).isEmpty();
    }

    private static List<String> copies(Mail... accepted) {
        return Copies.unexplained(List.of(accepted), HITS);
    }

    private static Mail mail(String id, Connection connection, int second) {
        return new Mail("r@example.org", id, "", second(second), connection, false);
    }

    private static Instant second(int second) {
        return Instant.EPOCH.plusSeconds(second);
    }
}
