package io.broadsheet.chassis.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteError;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KnownFailuresTest {

    private static final ServerAddress SERVER = new ServerAddress();

    static Stream<MongoException> failOverAndOverload() {
        return Stream.of(
                new MongoNotPrimaryException(new BsonDocument(), SERVER),
                new MongoNodeIsRecoveringException(new BsonDocument(), SERVER),
                new MongoExecutionTimeoutException(50, "operation exceeded time limit"));
    }

    @ParameterizedTest
    @MethodSource("failOverAndOverload")
    void askToComeBackWhileTheDatabaseIsAway(MongoException away) {
        assertThat(KnownFailures.explain(new IllegalStateException(away))).hasValueSatisfying(problem -> {
            assertThat(problem.problem()).isEqualTo(Problem.UNAVAILABLE);
            assertThat(problem.headers().containsHeader("Retry-After")).isTrue();
        });
    }

    @Test
    void aBrokenRuleOfTheDatabaseIsOurOwnFailure() {
        var duplicate = new WriteError(11000, "E11000 duplicate key", new BsonDocument());
        assertThat(KnownFailures.explain(new MongoWriteException(duplicate, SERVER, Set.of())))
                .isEmpty();
    }
}
