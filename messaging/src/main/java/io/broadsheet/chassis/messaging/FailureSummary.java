package io.broadsheet.chassis.messaging;

import io.broadsheet.chassis.Causes;
import io.broadsheet.chassis.Loggable;
import java.util.Arrays;
import java.util.Optional;

/** Words for a failure that are safe in a log and in a header: exception texts may quote what readers wrote. */
final class FailureSummary {

    private FailureSummary() {}

    /** The innermost cause, which names the fault best. */
    static Throwable root(Throwable failure) {
        return Causes.of(failure).reduce(failure, (outer, inner) -> inner);
    }

    /** Class, the place in our own code, and the text where it is known to quote nothing. */
    static String describe(Throwable failure) {
        Throwable root = root(failure);
        String text = Loggable.named(root);
        if (root instanceof MalformedEvent) {
            return text + ": " + root.getMessage();
        }
        return place(failure).map(place -> text + " at " + place).orElse(text);
    }

    /** As near to the innermost cause as our code comes. */
    private static Optional<StackTraceElement> place(Throwable failure) {
        return Causes.of(failure)
                .flatMap(cause -> Arrays.stream(cause.getStackTrace())
                        .filter(element -> element.getClassName().startsWith("io.broadsheet."))
                        .limit(1))
                .reduce((outer, inner) -> inner);
    }
}
