package io.broadsheet.chassis;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.task.SimpleAsyncTaskSchedulerCustomizer;
import org.springframework.boot.task.ThreadPoolTaskSchedulerCustomizer;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.util.ErrorHandler;

/**
 * Takes what escapes a {@code @Scheduled} method, which runs again at its next time: counted, and logged without the
 * data that libraries repeat in their messages.
 */
final class ScheduledFailures
        implements ErrorHandler, SimpleAsyncTaskSchedulerCustomizer, ThreadPoolTaskSchedulerCustomizer {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledFailures.class);

    private final Counter failures;

    ScheduledFailures(MeterRegistry meters) {
        failures = Counter.builder("broadsheet.scheduled.failures")
                .description("Scheduled work that failed and waits for its next time")
                .register(meters);
    }

    @Override
    public void handleError(Throwable failure) {
        failures.increment();
        LOG.warn("Scheduled work failed and is done again at its next time", Loggable.of(failure));
    }

    /** With virtual threads, as is the default. */
    @Override
    public void customize(SimpleAsyncTaskScheduler scheduler) {
        scheduler.setErrorHandler(this);
    }

    @Override
    public void customize(ThreadPoolTaskScheduler scheduler) {
        scheduler.setErrorHandler(this);
    }
}
