package io.broadsheet.embedded.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdleCursorsTest {

    private final List<Long> forgotten = new ArrayList<>();
    private Duration now = Duration.ZERO;
    private final IdleCursors cursors = new IdleCursors(() -> now.toNanos(), forgotten::add);

    @Test
    void forgetsThoseThatNobodyReadsOnFrom() {
        found(1);
        found(2);
        now = now.plusMinutes(6);
        more(1, 1);
        now = now.plusMinutes(6);

        found(3);

        assertThat(forgotten).containsExactly(2L);
    }

    @Test
    void forgetsTheOldestOfTooMany() {
        for (long id = 1; id <= 1_000; id++) {
            found(id);
        }
        more(1, 0); // read to its end
        found(1_001);
        assertThat(forgotten).isEmpty();

        found(1_002);

        assertThat(forgotten).containsExactly(2L);
    }

    @Test
    void keepsNoneOfAnswersThatAreWhole() {
        for (int i = 0; i < 2_000; i++) {
            found(0);
        }

        assertThat(forgotten).isEmpty();
    }

    private void found(long id) {
        cursors.answered(new Document("find", "rows"), answer(id));
    }

    private void more(long id, long rest) {
        cursors.answered(new Document("getMore", id), answer(rest));
    }

    private static Document answer(long id) {
        return new Document("cursor", new Document("id", id));
    }
}
