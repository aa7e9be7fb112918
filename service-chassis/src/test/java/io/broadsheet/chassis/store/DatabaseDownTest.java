package io.broadsheet.chassis.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteError;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.WriteConcernError;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseDownTest {

    private static final int DUPLICATE_KEY = 11000;

    @ParameterizedTest
    @ValueSource(ints = {13, 134, 8000, 14031, 91, 189})
    void missingRightsAndRoomComeBack(int code) {
        assertThat(DatabaseDown.isMeantBy(command(code))).isTrue();
        assertThat(DatabaseDown.isMeantBy(write(code))).isTrue();
        assertThat(DatabaseDown.isMeantBy(bulk(code, null))).isTrue();
        assertThat(DatabaseDown.isMeantBy(bulk(DUPLICATE_KEY, new WriteConcernError(code, "", "", new BsonDocument()))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 100})
    void whatTooFewMembersHaveConfirmedComesAgain(int code) {
        var concern = new WriteConcernError(code, "", "", new BsonDocument());

        assertThat(DatabaseDown.isMeantBy(bulk(DUPLICATE_KEY, concern))).isTrue();
    }

    @Test
    void whatADocumentIsRefusedForDoesNot() {
        assertThat(DatabaseDown.isMeantBy(command(DUPLICATE_KEY))).isFalse();
        assertThat(DatabaseDown.isMeantBy(write(DUPLICATE_KEY))).isFalse();
        assertThat(DatabaseDown.isMeantBy(bulk(DUPLICATE_KEY, null))).isFalse();
    }

    private static MongoException command(int code) {
        return new MongoCommandException(
                new BsonDocument("ok", new BsonInt32(0)).append("code", new BsonInt32(code)), new ServerAddress());
    }

    private static MongoException write(int code) {
        return new MongoWriteException(
                new WriteError(code, "", new BsonDocument()), new ServerAddress(), Set.<String>of());
    }

    private static MongoException bulk(int code, @Nullable WriteConcernError concern) {
        return new MongoBulkWriteException(
                BulkWriteResult.unacknowledged(),
                List.of(new BulkWriteError(code, "", new BsonDocument(), 0)),
                concern,
                new ServerAddress(),
                Set.of());
    }
}
