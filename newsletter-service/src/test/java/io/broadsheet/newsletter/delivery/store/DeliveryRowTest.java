package io.broadsheet.newsletter.delivery.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.newsletter.delivery.domain.Ledger.Entry;
import io.broadsheet.newsletter.delivery.domain.Outcome;
import io.broadsheet.newsletter.delivery.domain.Reply;
import io.broadsheet.newsletter.delivery.domain.ReplyClass;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class DeliveryRowTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private static final UUID ID = UUID.randomUUID();

    @Test
    void losesPatienceByAnswersOnly() {
        // Otherwise the first 451 after two days without a mail server would end the mail.
        assertThat(update(new Outcome.Deferred(A_MINUTE, new Reply(451, "4.7.1")))
                        .getDocument("$min"))
                .containsKey("deferredSince");
        startsAnew(update(new Outcome.Unanswered(A_MINUTE, true)));
        startsAnew(update(new Outcome.Released(A_MINUTE)));
        startsAnew(update(new Outcome.Held(ReplyClass.POLICY, Reply.NONE)));
    }

    @Test
    void goesOnWithItsPatienceWhileOthersOfItsDomainArePutOff() {
        // Otherwise two mails for one full mailbox begin each other's days anew, and neither ends.
        var update = update(new Outcome.Released(A_MINUTE, true, null));

        assertThat(update.getDocument("$unset")).doesNotContainKey("deferredSince");
        assertThat(update.getDocument("$min")).containsOnlyKeys("waitsSince");
        assertThat(update(new Outcome.Released(A_MINUTE)).getDocument("$unset")).containsKey("waitsSince");
        assertThat(update(new Outcome.Deferred(A_MINUTE, new Reply(451, "4.7.1")))
                        .getDocument("$unset"))
                .containsKey("waitsSince");
    }

    private static void startsAnew(BsonDocument update) {
        assertThat(update).doesNotContainKey("$min");
        assertThat(update.getDocument("$unset")).containsKey("deferredSince");
    }

    private static BsonDocument update(Outcome outcome) {
        return DeliveryRow.update(new Entry(ID, ID, ID, outcome), NOON).toBsonDocument();
    }
}
