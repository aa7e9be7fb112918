package io.broadsheet.chassis;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.task.ThreadPoolTaskSchedulerCustomizer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.support.ScheduledTaskObservationContext;
import org.springframework.util.ClassUtils;
import org.springframework.util.ErrorHandler;

/**
 * Takes what escapes a {@code @Scheduled} method, which runs again at its next time: counted, and logged without the
 * data that libraries repeat in their messages. For how long each work has failed is shown as {@code
 * broadsheet.scheduled.failing}: how often it runs is no matter then.
 */
final class ScheduledFailures
        implements ErrorHandler,
                ThreadPoolTaskSchedulerCustomizer,
                ObservationHandler<ScheduledTaskObservationContext> {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledFailures.class);

    /** Longer than most work pauses: what goes on failing is told once. */
    private static final Duration RECOVERED = Duration.ofMinutes(11);

    private final MeterRegistry meters;
    private final Counter failures;
    /** By the work: when it failed first since it succeeded last; 0 if it has not. */
    private final Map<String, AtomicLong> failing = new ConcurrentHashMap<>();

    private final ToldFailures told = new ToldFailures(RECOVERED);

    ScheduledFailures(MeterRegistry meters) {
        this.meters = meters;
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

    @Override
    public boolean supportsContext(Observation.Context context) {
        return context instanceof ScheduledTaskObservationContext;
    }

    @Override
    public void onStop(ScheduledTaskObservationContext context) {
        var work = ClassUtils.getUserClass(context.getTargetClass()).getSimpleName() + "."
                + context.getMethod().getName();
        var since = failing.computeIfAbsent(work, this::shown);
        if (context.isComplete()) {
            since.set(0);
        } else {
            since.compareAndSet(0, System.nanoTime());
        }
    }

    private AtomicLong shown(String work) {
        var since = new AtomicLong();
        Gauge.builder("broadsheet.scheduled.failing", since, ScheduledFailures::seconds)
                .description("How long ago the work failed first that has not succeeded since")
                .baseUnit("seconds")
                .tag("work", work)
                .register(meters);
        return since;
    }

    private static double seconds(AtomicLong since) {
        long first = since.get();
        return first == 0 ? 0 : (System.nanoTime() - first) / 1e9;
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
