package io.broadsheet.chassis;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import java.util.List;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.jspecify.annotations.Nullable;

/**
 * An exception as it may be logged: same types and frames, but without the messages of libraries that repeat data in
 * them (MongoDB's duplicate key error names the mail address, Jackson quotes the text, a mail server the recipient).
 */
public final class Loggable extends Exception {
    private static final long serialVersionUID = 1L;
    private static final String DRIVER = "com.mongodb.";
    private static final String KAFKA = "org.apache.kafka.";
    private static final List<String> REPEATING_DATA = List.of(
            DRIVER,
            "org.bson.",
            "tools.jackson.",
            "jakarta.mail.",
            "org.eclipse.angus.mail.",
            "org.springframework.mail.");

    private Loggable(String message, @Nullable Throwable cause, StackTraceElement[] frames) {
        super(message, cause, false, true);
        setStackTrace(frames);
    }

    public static Throwable of(Throwable failure) {
        return of(failure, 0);
    }

    private static Loggable of(Throwable failure, int depth) {
        var cause = failure.getCause();
        var told = repeatsData(failure) ? "" : ": " + failure.getMessage();
        return new Loggable(
                named(failure) + told,
                cause == null || depth > 20 ? null : of(cause, depth + 1),
                failure.getStackTrace());
    }

    /** Its type, and what names the fault and quotes nobody: number and word of the database's error, a topic or group. */
    public static String named(Throwable failure) {
        String type = failure.getClass().getName();
        if (type.startsWith(DRIVER)) {
            return type + OfTheDriver.error(failure);
        }
        return type.startsWith(KAFKA) ? type + OfKafka.refused(failure) : type;
    }

    /** Apart, for not everyone has the driver who logs. */
    private static final class OfTheDriver {

        static String error(Throwable failure) {
            return switch (failure) {
                case MongoBulkWriteException bulk
                when !bulk.getWriteErrors().isEmpty() ->
                    number(bulk.getWriteErrors().getFirst().getCode());
                case MongoCommandException command ->
                    " (" + (command.getErrorCode() + " " + command.getErrorCodeName()).strip() + ")";
                case MongoException other -> number(other.getCode());
                default -> "";
            };
        }

        /** The driver's own are negative. */
        private static String number(int code) {
            return code > 0 ? " (" + code + ")" : "";
        }
    }

    /** Apart as well. */
    private static final class OfKafka {

        static String refused(Throwable failure) {
            return switch (failure) {
                case TopicAuthorizationException of
                when !of.unauthorizedTopics().isEmpty() -> " " + of.unauthorizedTopics();
                case GroupAuthorizationException of when of.groupId() != null -> " [" + of.groupId() + "]";
                default -> "";
            };
        }
    }

    private static boolean repeatsData(Throwable failure) {
        // A wrapper's message often repeats its cause's.
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (REPEATING_DATA.stream().anyMatch(cause.getClass().getName()::startsWith)) {
                return true;
            }
        }
        return false;
    }
}
