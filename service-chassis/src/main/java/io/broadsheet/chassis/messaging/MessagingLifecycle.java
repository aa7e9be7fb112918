package io.broadsheet.chassis.messaging;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Keeps topics and listeners going in the background, so that a service starts and answers without Kafka: topics first,
 * then the listeners, each again until it works, and a look at all of it every minute.
 *
 * <p>While no broker answers no listener runs: a client of the new group protocol that cannot reach its coordinator asks
 * again without a pause, and takes a whole processor. A short outage, as of a broker that is started again, is sat out.
 *
 * <p>Listeners are not started by Spring: a client whose brokers' names do not resolve would stop the service's start.
 */
final class MessagingLifecycle implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MessagingLifecycle.class);

    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    private static final Duration LAST_RETRY = Duration.ofSeconds(2);
    private static final Duration SAT_OUT = Duration.ofSeconds(15);

    private final KafkaCluster cluster;
    private final TopicKeeper topics;
    private final KafkaListenerEndpointRegistry registry;
    private final OpenDeadLetters deadLetters;
    private @Nullable Thread thread;
    private String lastFailure = "";
    private @Nullable Long silentSince;

    MessagingLifecycle(
            KafkaCluster cluster,
            TopicKeeper topics,
            KafkaListenerEndpointRegistry registry,
            OpenDeadLetters deadLetters) {
        this.cluster = cluster;
        this.topics = topics;
        this.registry = registry;
        this.deadLetters = deadLetters;
    }

    @Override
    public synchronized void start() {
        thread = Thread.ofVirtual().name("broadsheet-messaging").start(this::run);
    }

    /** First of all: a listener must not be started again while the others stop. */
    @Override
    public synchronized void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 50;
    }

    private void run() {
        Duration retry = FIRST_RETRY;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                boolean done = once();
                Thread.sleep(done ? PERIOD : retry);
                retry = done ? FIRST_RETRY : shorter(retry.multipliedBy(2), LAST_RETRY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean once() throws InterruptedException {
        boolean checked = attempt("Topics not checked", topics::check);
        boolean started = checked || cluster.answers() ? startListeners() : stopListenersInTime();
        boolean counted = checked && attempt("Dead letters not counted", deadLetters::count);
        if (checked && started && counted) {
            lastFailure = "";
        }
        return checked && started && counted;
    }

    private boolean startListeners() throws InterruptedException {
        silentSince = null;
        boolean started = true;
        for (MessageListenerContainer container : registry.getAllListenerContainers()) {
            if (!container.isRunning()) {
                started &= attempt("Listener not started", container::start);
            }
        }
        return started;
    }

    /** @return false: nobody hears anything */
    private boolean stopListenersInTime() {
        if (silentSince == null) {
            silentSince = System.nanoTime();
        }
        if (System.nanoTime() - silentSince > SAT_OUT.toNanos()) {
            registry.getAllListenerContainers().stream()
                    .filter(MessageListenerContainer::isRunning)
                    .forEach(container -> container.stop(() -> {}));
        }
        return false;
    }

    @FunctionalInterface
    private interface Step {
        void run() throws ExecutionException, InterruptedException;
    }

    /** Logs a failure once, however long it lasts. */
    private boolean attempt(String what, Step step) throws InterruptedException {
        try {
            step.run();
            return true;
        } catch (ExecutionException | RuntimeException e) {
            if (Thread.currentThread().isInterrupted()
                    || Failures.root(e) instanceof InterruptedException
                    || Failures.root(e) instanceof InterruptException) {
                throw new InterruptedException();
            }
            String failure = what + " yet: " + Failures.root(e).getClass().getSimpleName();
            if (!failure.equals(lastFailure)) {
                LOG.warn("{}; trying again in the background", failure);
                lastFailure = failure;
            }
            return false;
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
