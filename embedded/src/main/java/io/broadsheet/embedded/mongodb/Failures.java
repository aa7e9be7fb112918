package io.broadsheet.embedded.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers to commands that failed. The library would log the whole command, with the mail addresses that it names. */
final class Failures {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    /** Tells a driver that the server is gone, not that its command was wrong. */
    private static final MongoServerError CLOSED =
            new MongoServerError(91, "ShutdownInProgress", "The store is closed, writes no longer reach the disk");

    private Failures() {}

    static Document answer(String command, MongoServerException failure) {
        log.debug("{} was refused", command);
        Document answer = new Document("ok", 0).append("errmsg", failure.getMessageWithoutErrorCode());
        if (failure instanceof MongoServerError error) {
            answer.append("code", error.getCode());
            answer.putIfNotNull("codeName", error.getCodeName());
        }
        return answer;
    }

    static Document answer(String command, RuntimeException failure, boolean healthy) {
        StackTraceElement[] trace = failure.getStackTrace();
        log.error("{} failed: {} at {}", command, failure.getClass().getName(), trace.length == 0 ? "?" : trace[0]);
        return answer(
                command,
                healthy
                        ? new MongoServerException(
                                "Internal error: " + failure.getClass().getName())
                        : CLOSED);
    }
}
