package io.broadsheet.newsletter.delivery.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.newsletter.delivery.domain.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class DeliveryRowTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant LATER = NOON.plus(Duration.ofMinutes(1));

    @Test
    void losesPatienceByAnswersOnly() {
        // Otherwise the first 451 after two days without a mail server would end the mail.
        assertThat(update(new Outcome.Deferred(NOON, LATER, 451, "4.7.1")).getDocument("$min"))
                .containsKey("deferredSince");
        startsAnew(update(new Outcome.Deferred(NOON, LATER, 0, "")));
        startsAnew(update(new Outcome.Released(LATER)));
    }

    private static void startsAnew(BsonDocument update) {
        assertThat(update).doesNotContainKey("$min");
        assertThat(update.getDocument("$unset")).containsKey("deferredSince");
    }

    private static BsonDocument update(Outcome outcome) {
        return DeliveryRow.update(outcome).toBsonDocument();
    }
}
