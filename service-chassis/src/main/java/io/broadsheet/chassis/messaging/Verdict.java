package io.broadsheet.chassis.messaging;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.util.Set;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** What a failure says about the record it happened to. */
enum Verdict {
    /** Something else is down: the record waits for as long as it takes. */
    WAIT,
    /** The record itself can never succeed. */
    HOPELESS,
    /** Nobody knows: a few more tries. */
    UNCLEAR;

    /** Exceeded time limits, shutting down, stepping down, and alike. */
    private static final Set<Integer> MONGO_COMES_BACK =
            Set.of(6, 7, 50, 89, 91, 189, 202, 262, 9001, 10107, 11600, 11602, 13435, 13436);

    /** Judged by the outermost cause that says anything. */
    static Verdict on(@Nullable Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            if (cause instanceof MalformedEvent || cause instanceof SerializationException) {
                return HOPELESS;
            }
            if (isDown(cause)) {
                return WAIT;
            }
        }
        return UNCLEAR;
    }

    private static boolean isDown(Throwable cause) {
        return switch (cause) {
            case DependencyDown _ -> true;
            case MongoTimeoutException _ -> true;
            case MongoSocketException _ -> true;
            case MongoServerUnavailableException _ -> true;
            case MongoConnectionPoolClearedException _ -> true;
            case MongoNotPrimaryException _ -> true;
            case MongoNodeIsRecoveringException _ -> true;
            case MongoSecurityException _ -> true;
            case MongoWriteConcernException _ -> true;
            case MongoCommandException e when MONGO_COMES_BACK.contains(e.getErrorCode()) -> true;
            case MongoException e ->
                e.hasErrorLabel("RetryableWriteError")
                        || e.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL);
            // Kafka, and whatever speaks TCP: mail connections fail with one of these as their cause.
            case RetriableException _ -> true;
            case AuthenticationException _ -> true;
            case AuthorizationException _ -> true;
            case SocketException _ -> true;
            case SocketTimeoutException _ -> true;
            case UnknownHostException _ -> true;
            case HttpTimeoutException _ -> true;
            default -> false;
        };
    }
}
