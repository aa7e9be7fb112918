package io.broadsheet.chassis.messaging;

import org.jspecify.annotations.Nullable;

/** Words for a failure that are safe in a log and in a header: exception texts may quote what readers wrote. */
final class FailureSummary {

    private FailureSummary() {}

    /** The innermost cause, which names the fault best. */
    static Throwable root(Throwable failure) {
        Throwable root = failure;
        for (int depth = 0; root.getCause() != null && depth < 20; depth++) {
            root = root.getCause();
        }
        return root;
    }

    /** Class, the place in our own code, and the text where it is known to quote nothing. */
    static String describe(Throwable failure) {
        Throwable root = root(failure);
        String text = root.getClass().getName();
        if (root instanceof MalformedEvent) {
            return text + ": " + root.getMessage();
        }
        StackTraceElement place = place(failure);
        return place == null ? text : text + " at " + place;
    }

    private static @Nullable StackTraceElement place(Throwable failure) {
        StackTraceElement found = null;
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            for (StackTraceElement element : cause.getStackTrace()) {
                if (element.getClassName().startsWith("io.broadsheet.")) {
                    found = element;
                    break;
                }
            }
        }
        return found;
    }
}
