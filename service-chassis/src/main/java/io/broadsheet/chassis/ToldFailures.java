package io.broadsheet.chassis;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells a failure that is new from one that goes on: a log that says the same for hours hides what else is in it. */
public final class ToldFailures {

    private final long recovered;
    /** By the work that failed: of code, so there are few. */
    private final Map<String, Last> last = new ConcurrentHashMap<>();

    private record Last(String what, long nanoTime) {}

    /** @param recovered work that has not failed for so long is well again */
    public ToldFailures(Duration recovered) {
        this.recovered = recovered.toNanos();
    }

    /** @return whether that work failed otherwise the last time, or not lately */
    public boolean isNew(String of, Throwable failure) {
        var now = new Last(Loggable.named(failure), System.nanoTime());
        var before = last.put(of, now);
        return before == null || !before.what.equals(now.what) || now.nanoTime - before.nanoTime > recovered;
    }

    /** That work has succeeded. */
    public void recovered(String of) {
        last.remove(of);
    }
}
