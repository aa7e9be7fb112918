package io.broadsheet.chassis.store;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import java.util.Set;
import java.util.stream.Stream;

/** Tells a database that is away, failing over or overloaded from a command that will never succeed. */
public final class DatabaseDown {

    /** Exceeded time limits, shutting down, stepping down, and alike. */
    private static final Set<Integer> COMES_BACK =
            Set.of(6, 7, 50, 89, 91, 189, 202, 262, 9001, 10107, 11600, 11602, 13435, 13436);

    private DatabaseDown() {}

    /** Whether a command that failed so may have been carried out all the same: its answer was lost or late. */
    public static boolean mayHaveWritten(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
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
            case MongoCommandException e when COMES_BACK.contains(e.getErrorCode()) -> true;
            case MongoException e ->
                e.hasErrorLabel("RetryableWriteError")
                        || e.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL);
            default -> false;
        };
    }
}
