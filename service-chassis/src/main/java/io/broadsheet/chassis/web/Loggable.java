package io.broadsheet.chassis.web;

import org.jspecify.annotations.Nullable;

/**
 * An exception as it may be logged: same types and frames, but without the messages of libraries that repeat data in
 * them (MongoDB's duplicate key error names the mail address, Jackson quotes the text).
 */
final class Loggable extends Exception {
    private static final long serialVersionUID = 1L;

    private Loggable(String message, @Nullable Throwable cause, StackTraceElement[] frames) {
        super(message, cause, false, true);
        setStackTrace(frames);
    }

    static Throwable of(Throwable failure) {
        return of(failure, 0);
    }

    private static Loggable of(Throwable failure, int depth) {
        var cause = failure.getCause();
        var told = repeatsData(failure) ? "" : ": " + failure.getMessage();
        return new Loggable(
                failure.getClass().getName() + told,
                cause == null || depth > 20 ? null : of(cause, depth + 1),
                failure.getStackTrace());
    }

    private static boolean repeatsData(Throwable failure) {
        // A wrapper's message often repeats its cause's.
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var name = cause.getClass().getName();
            if (name.startsWith("com.mongodb.") || name.startsWith("tools.jackson.") || name.startsWith("org.bson.")) {
                return true;
            }
        }
        return false;
    }
}
