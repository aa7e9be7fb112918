package io.broadsheet.chassis.store;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import io.broadsheet.chassis.Causes;
import java.util.Set;

/** Tells a database that is away, failing over or overloaded from a command that will never succeed. */
public final class DatabaseDown {

    /** Exceeded time limits, shutting down, stepping down, and alike; rights (13) and room (14031, 8000) missing. */
    private static final Set<Integer> COMES_BACK =
            Set.of(6, 7, 13, 50, 89, 91, 134, 189, 202, 262, 8000, 9001, 10107, 11600, 11602, 13435, 13436, 14031);

    private DatabaseDown() {}

    /** Whether a command that failed so may have been carried out all the same: its answer was lost or late. */
    public static boolean mayHaveWritten(Throwable failure) {
        return Causes.of(failure)
                .anyMatch(cause -> cause instanceof MongoSocketReadException
                        || cause instanceof MongoSocketReadTimeoutException
                        || cause instanceof MongoWriteConcernException);
    }

    /** Whether this exception, without its causes, says that the same may succeed later. */
    public static boolean isMeantBy(Throwable failure) {
        return switch (failure) {
            case MongoTimeoutException _ -> true;
            case MongoExecutionTimeoutException _ -> true;
            case MongoSocketException _ -> true;
            case MongoServerUnavailableException _ -> true;
            case MongoConnectionPoolClearedException _ -> true;
            case MongoNotPrimaryException _ -> true;
            case MongoNodeIsRecoveringException _ -> true;
            case MongoSecurityException _ -> true;
            case MongoWriteConcernException _ -> true;
            case MongoBulkWriteException e when comesBack(e) -> true;
            case MongoServerException e when COMES_BACK.contains(e.getCode()) -> true;
            case MongoException e ->
                e.hasErrorLabel("RetryableWriteError")
                        || e.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL);
            default -> false;
        };
    }

    /** Its own code is none of the server's. A write that too few members have confirmed is one that is to come again. */
    private static boolean comesBack(MongoBulkWriteException bulk) {
        return bulk.getWriteConcernError() != null
                || bulk.getWriteErrors().stream().anyMatch(error -> COMES_BACK.contains(error.getCode()));
    }
}
