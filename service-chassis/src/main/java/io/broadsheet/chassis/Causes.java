package io.broadsheet.chassis;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a failure comes from. */
public final class Causes {

    /** Causes can go round in a circle. */
    private static final int MOST = 50;

    private Causes() {}

    /** The failure and its causes, the outermost first; none for null. */
    public static Stream<Throwable> of(@Nullable Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(MOST);
    }
}
