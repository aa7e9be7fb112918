package io.broadsheet.chassis;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.task.ThreadPoolTaskSchedulerCustomizer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.util.ErrorHandler;

/**
 * Takes what escapes a {@code @Scheduled} method, which runs again at its next time: counted, and logged without the
 * data that libraries repeat in their messages.
 */
final class ScheduledFailures implements ErrorHandler, ThreadPoolTaskSchedulerCustomizer {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledFailures.class);

    /** Longer than most work pauses: what goes on failing is told once. */
    private static final Duration RECOVERED = Duration.ofMinutes(11);

    private final Counter failures;
    private final ToldFailures told = new ToldFailures(RECOVERED);

    ScheduledFailures(MeterRegistry meters) {
        failures = Counter.builder("broadsheet.scheduled.failures")
                .description("Scheduled work that failed and waits for its next time")
                .register(meters);
    }

    @Override
    public void handleError(Throwable failure) {
        failures.increment();
        if (told.isNew(place(failure), failure)) {
            LOG.warn("Scheduled work failed and is done again at its next time", Loggable.of(failure));
        }
    }

    /** Which work it was. */
    private static String place(Throwable failure) {
        return Causes.of(failure)
                .flatMap(cause -> Arrays.stream(cause.getStackTrace()))
                .filter(frame -> frame.getClassName().startsWith("io.broadsheet."))
                .reduce((inner, outer) -> outer)
                .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                .orElse("");
    }

    @Override
    public void customize(ThreadPoolTaskScheduler scheduler) {
        scheduler.setErrorHandler(this);
    }
}
