package io.broadsheet.comment.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.broadsheet.chassis.Ids;
import io.broadsheet.chassis.store.AggregateBusy;
import io.broadsheet.comment.CommentServiceTest;
import io.broadsheet.comment.application.ThreadCache;
import io.broadsheet.comment.domain.Vote;
import io.broadsheet.comment.domain.Votes;
import io.broadsheet.comment.domain.Votes.Ballot;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;

/** A vote whose process is frozen before it is written, while the same reader votes anew elsewhere. */
@CommentServiceTest
class LateVoteIT {

    private static final Set<String> WRITES = Set.of("insert", "update", "delete");

    @Autowired
    private Votes elsewhere;

    @Autowired
    private MongoDatabase database;

    @Autowired
    private MongoConnectionDetails connection;

    @Autowired
    private ThreadCache pages;

    @ParameterizedTest
    @CsvSource({", UP, DOWN", ", UP, NONE", "DOWN, UP, NONE", "NONE, UP, DOWN", "UP, NONE, DOWN", ", NONE, UP"})
    void theNewerOneStandsAndTheFrozenOneIsNotAcknowledged(Vote before, Vote frozen, Vote newer) {
        var end = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);
        var ballot = new Ballot(UUID.randomUUID(), UUID.randomUUID().toString(), end);
        if (before != null) {
            elsewhere.cast(ballot, before);
        }
        var thaws = new AtomicReference<Runnable>(() -> elsewhere.cast(ballot, newer));
        var settings = MongoClientSettings.builder()
                .applyConnectionString(connection.getConnectionString())
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        if (WRITES.contains(event.getCommandName())) {
                            thaws.getAndSet(() -> {}).run();
                        }
                    }
                })
                .build();
        try (var client = MongoClients.create(settings)) {
            var late = new MongoVotes(client.getDatabase(database.getName()), new Ids(), InstantSource.system(), pages);
            assertThatThrownBy(() -> late.cast(ballot, frozen)).isInstanceOf(AggregateBusy.class);
        }

        Document kept = database.getCollection("votes")
                .find(Filters.eq("_id", ballot.voter()))
                .first();
        assertThat(kept == null ? null : kept.getBoolean("up"))
                .isEqualTo(newer == Vote.NONE ? null : Boolean.valueOf(newer == Vote.UP));
    }
}
