package io.broadsheet.chassis.health;

import io.broadsheet.chassis.Background;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether virtual threads still get to run. There are as many carriers as processors, and as many virtual threads that
 * spin, or that wait while they cannot let their carrier go, stop all others for good: only a restart helps, so this is
 * part of liveness. A platform thread looks every second.
 */
final class VirtualThreadHealth extends Background implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(VirtualThreadHealth.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Duration patience;
    private volatile Probe probe = Probe.start();

    private record Probe(CompletableFuture<?> ran, long began) {

        static Probe start() {
            var ran = new CompletableFuture<Boolean>();
            Thread.ofVirtual().name("liveness-probe").start(() -> ran.complete(true));
            return new Probe(ran, System.nanoTime());
        }

        boolean isLate(Duration patience) {
            return !ran.isDone() && System.nanoTime() - began > patience.toNanos();
        }
    }

    VirtualThreadHealth(Duration patience) {
        super("liveness-watch");
        this.patience = patience;
    }

    @Override
    protected void work() throws InterruptedException {
        boolean told = false;
        while (isWantedAfter(PERIOD)) {
            if (probe.ran().isDone()) {
                if (told) {
                    LOG.info("Virtual threads run again");
                }
                told = false;
                probe = Probe.start();
            } else if (!told && probe.isLate(patience)) {
                told = true;
                LOG.error(
                        "No virtual thread got to run for {} s; those that may hold the carriers: {}",
                        patience.toSeconds(),
                        BusyThreads.virtual());
            }
        }
    }

    @Override
    public Health health() {
        return probe.isLate(patience)
                ? Health.down()
                        .withDetail("failure", "no virtual thread ran for " + patience.toSeconds() + " s")
                        .build()
                : Health.up().build();
    }
}
