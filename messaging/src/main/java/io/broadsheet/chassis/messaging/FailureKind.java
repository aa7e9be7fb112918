package io.broadsheet.chassis.messaging;

import io.broadsheet.chassis.Causes;
import io.broadsheet.chassis.DependencyDown;
import io.broadsheet.chassis.store.DatabaseDown;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** What a failure says about the record it happened to. */
enum FailureKind {
    /** Something else is down: the record waits for as long as it takes. */
    DEPENDENCY_DOWN,
    /** The record itself can never succeed. */
    MALFORMED,
    /** Nobody knows: a few more tries. */
    UNKNOWN;

    /** Judged by the outermost cause that says anything. */
    static FailureKind of(@Nullable Throwable failure) {
        return Causes.of(failure)
                .map(FailureKind::ofOnly)
                .filter(kind -> kind != UNKNOWN)
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** Without its causes. */
    private static FailureKind ofOnly(Throwable cause) {
        if (cause instanceof MalformedEvent || cause instanceof SerializationException) {
            return MALFORMED;
        }
        return isDown(cause) ? DEPENDENCY_DOWN : UNKNOWN;
    }

    private static boolean isDown(Throwable cause) {
        return switch (cause) {
            case DependencyDown _ -> true;
            // Kafka, and whatever speaks TCP: mail connections fail with one of these as their cause.
            case RetriableException _ -> true;
            case AuthenticationException _ -> true;
            case AuthorizationException _ -> true;
            case SocketException _ -> true;
            case SocketTimeoutException _ -> true;
            case UnknownHostException _ -> true;
            case HttpTimeoutException _ -> true;
            default -> DatabaseDown.isMeantBy(cause);
        };
    }
}
