package io.broadsheet.chassis.messaging;

import io.broadsheet.chassis.Background;
import io.broadsheet.chassis.Backoff;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Creates topics and starts listeners in the background, so that a service starts and answers without Kafka. Each step
 * is repeated until it works; then it looks every 10 s whether a broker answers, and at everything else every minute.
 *
 * <p>Listeners stop while no broker answers, because a client of the new group protocol that cannot reach its
 * coordinator asks again without a pause and takes a whole processor. A short outage, such as the restart of a broker,
 * is waited out. After a longer one the cluster's name is looked up again; if none of the brokers was known before, all
 * clients are made anew, since they know brokers by their addresses only ({@code metadata.recovery.strategy: none}).
 *
 * <p>Listeners are not started by Spring: a client whose brokers' names do not resolve would stop the service's start.
 */
final class MessagingLifecycle extends Background implements ApplicationListener<ConsumerStoppedEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(MessagingLifecycle.class);

    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final Backoff RETRIES = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(2));

    private final KafkaCluster cluster;
    private final TopicSetup topics;
    private final TopicRights rights;
    private final KafkaListenerEndpointRegistry registry;
    private final ListenedTopics listened;
    private final DeadLetterIndex deadLetters;
    private final @Nullable TopicContinuity continuity;
    private final Duration outage;
    private final Runnable renewOthers;
    private final Set<String> told = new HashSet<>();
    /** Whose place in it was looked at since a broker answers. */
    private final Set<ConsumedTopic> placed = new HashSet<>();

    private boolean isSilent;
    private long patientUntil;
    private volatile @Nullable Long wholeAt;
    private Set<String> known = Set.of();

    /**
     * @param continuity none where no database keeps what was read
     * @param outage how long no broker may answer before listeners stop
     * @param renewOthers makes the clients anew that are neither listeners nor the administrator's
     */
    MessagingLifecycle(
            KafkaCluster cluster,
            TopicSetup topics,
            TopicRights rights,
            KafkaListenerEndpointRegistry registry,
            ListenedTopics listened,
            DeadLetterIndex deadLetters,
            @Nullable TopicContinuity continuity,
            Duration outage,
            Runnable renewOthers) {
        super("messaging");
        this.cluster = cluster;
        this.topics = topics;
        this.rights = rights;
        this.registry = registry;
        this.listened = listened;
        this.deadLetters = deadLetters;
        this.continuity = continuity;
        this.outage = outage;
        this.renewOthers = renewOthers;
    }

    /** Stops first of all: a listener must not be started again while the others stop. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 50;
    }

    @Override
    protected void work() throws InterruptedException {
        int failures = 0;
        do {
            failures = once() ? 0 : failures + 1;
        } while (isWantedAfter(failures == 0 ? LOOK : RETRIES.after(failures)));
    }

    private boolean once() throws InterruptedException {
        Set<String> answering = cluster.answering();
        if (answering.isEmpty()) {
            stopListenersInTime();
            return false;
        }
        if (isSilent) {
            LOG.info("A broker answers");
            isSilent = false;
        }
        renewUnlessAmong(answering);
        if (!isDue()) {
            return startListeners();
        }
        boolean checked = attempt("Topics not checked", topics::check);
        boolean permitted = attempt("Rights not checked", rights::check);
        boolean placesKnown = continuity == null || checkPlaces(continuity);
        boolean started = startListeners();
        boolean counted = countDeadLetters();
        boolean isWhole = checked && permitted && placesKnown && started && counted;
        if (isWhole) {
            wholeAt = System.nanoTime();
        }
        return isWhole;
    }

    private boolean checkPlaces(TopicContinuity places) throws InterruptedException {
        boolean all = true;
        for (ConsumedTopic topic : listened.all()) {
            boolean known = attempt("Place of " + topic.group() + " in " + topic.topic() + " not checked", () -> {
                places.check(topic);
                return true;
            });
            if (known) {
                placed.add(topic);
            }
            all &= known;
        }
        return all;
    }

    private boolean isDue() {
        Long whole = wholeAt;
        return whole == null || System.nanoTime() - whole > PERIOD.toNanos();
    }

    /** One that was refused has stopped itself: before it begins again, rights are looked at. */
    @Override
    public void onApplicationEvent(ConsumerStoppedEvent stopped) {
        if (stopped.getReason() == ConsumerStoppedEvent.Reason.AUTH) {
            wholeAt = null;
        }
    }

    private boolean countDeadLetters() throws InterruptedException {
        boolean isWhole = true;
        for (ConsumedTopic topic : listened.all()) {
            isWhole &= attempt(
                    "Dead letters of " + topic.group() + " from " + topic.topic() + " not counted",
                    () -> deadLetters.open(topic).isWhole());
        }
        return isWhole;
    }

    /** A client that knows none of the brokers by their addresses would look for others for ever. */
    private void renewUnlessAmong(Set<String> answering) {
        if (!known.isEmpty() && Collections.disjoint(known, answering)) {
            LOG.warn("Other brokers answer to the cluster's name: all clients begin anew");
            renewOthers.run();
        }
        known = answering;
    }

    private boolean startListeners() throws InterruptedException {
        boolean started = true;
        for (MessageListenerContainer container : registry.getAllListenerContainers()) {
            if (!container.isRunning()) {
                started &= topics.areThere(container)
                        && rights.mayBegin(container)
                        && isPlaced(container)
                        && attempt("Listener not started", () -> {
                            container.start();
                            return true;
                        });
            }
        }
        return started;
    }

    /** A listener commits offsets of its own: whether the group had lost its place could not be told any more. */
    private boolean isPlaced(MessageListenerContainer container) {
        return continuity == null || placed.containsAll(ListenedTopics.of(container));
    }

    private void stopListenersInTime() {
        long now = System.nanoTime();
        if (!isSilent) {
            LOG.warn("No broker answers; events wait, and it is tried again in the background");
            isSilent = true;
            patientUntil = now + outage.toNanos();
        }
        if (now - patientUntil > 0) {
            patientUntil = now + outage.toNanos();
            placed.clear();
            wholeAt = null;
            cluster.destroy();
            registry.getAllListenerContainers().stream()
                    .filter(MessageListenerContainer::isRunning)
                    .forEach(container -> container.stop(() -> {}));
        }
    }

    @FunctionalInterface
    private interface Step {
        /** @return whether it is done */
        boolean run() throws ExecutionException, InterruptedException, TimeoutException;
    }

    /** Logs each failure once, however long it lasts, until the step succeeds. */
    private boolean attempt(String what, Step step) throws InterruptedException {
        try {
            boolean isDone = step.run();
            told.removeIf(line -> line.startsWith(what));
            return isDone;
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            if (!isRunning()) {
                throw new InterruptedException();
            }
            String failure = what + " yet: " + FailureSummary.root(e).getClass().getSimpleName();
            if (told.add(failure)) {
                LOG.warn("{}; trying again in the background", failure);
            }
            return false;
        }
    }
}
