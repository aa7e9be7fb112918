package io.broadsheet.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteError;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LoggableTest {

    private static final String QUOTED = "dup key: { email: 'ann@news.example' }";
    private static final ServerAddress SERVER = new ServerAddress();

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(
                        new MongoCommandException(
                                BsonDocument.parse("{code: 13, codeName: 'Unauthorized', errmsg: \"" + QUOTED + "\"}"),
                                SERVER),
                        "com.mongodb.MongoCommandException (13 Unauthorized)"),
                Arguments.of(
                        new MongoWriteException(
                                new WriteError(14031, QUOTED, new BsonDocument()), SERVER, Set.of("OutOfDisk")),
                        "com.mongodb.MongoWriteException (14031)"),
                Arguments.of(
                        new MongoBulkWriteException(
                                BulkWriteResult.unacknowledged(),
                                List.of(new BulkWriteError(11000, QUOTED, new BsonDocument(), 0)),
                                null,
                                SERVER,
                                Set.of()),
                        "com.mongodb.MongoBulkWriteException (11000)"),
                Arguments.of(new MongoTimeoutException(QUOTED), "com.mongodb.MongoTimeoutException"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void tellsTheDatabasesErrorAndNoData(Throwable failure, String told) {
        assertThat(Loggable.of(failure)).hasMessage(told);
        assertThat(Loggable.of(new IllegalStateException(failure)).getCause()).hasMessage(told);
    }

    @Test
    void tellsWhatOthersSay() {
        assertThat(Loggable.of(new IllegalStateException("odd"))).hasMessage("java.lang.IllegalStateException: odd");
    }
}
