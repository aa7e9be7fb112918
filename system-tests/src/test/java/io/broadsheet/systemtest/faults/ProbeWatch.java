package io.broadsheet.systemtest.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks each second what an orchestrator asks, while faults last: both probes answer in time whatever hangs, and whoever is
 * neither dead nor frozen is alive. Three misses in a row are a finding, as an orchestrator ends a process for them; one
 * may be a machine's that has too few processors for all that starts on it.
 */
final class ProbeWatch {

    static final Duration IN_TIME = Duration.ofSeconds(3);

    private static final int MOST = 3;
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final Duration inTime;
    private final Queue<String> findings = new ConcurrentLinkedQueue<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger missed = new AtomicInteger();

    /** @param undisturbed null while it is dead or frozen, and another number after each of that */
    record Watched(String name, String managementUrl, Supplier<@Nullable Integer> undisturbed) {}

    ProbeWatch(Duration inTime) {
        this.inTime = inTime;
    }

    List<String> findings() {
        return List.copyOf(findings);
    }

    /** How many there were, and how many were missed. */
    String course() {
        return asked + " looks at probes, " + missed + " of them in vain";
    }

    void watch(Watched instance, BooleanSupplier over, Runnable pause) {
        int inARow = 0;
        for (; !over.getAsBoolean(); pause.run()) {
            Integer before = instance.undisturbed().get();
            String wrong = before == null ? null : wrong(instance.managementUrl());
            if (before == null || !before.equals(instance.undisturbed().get())) {
                inARow = 0;
                continue;
            }
            asked.incrementAndGet();
            inARow = wrong == null ? 0 : inARow + 1;
            if (wrong != null) {
                missed.incrementAndGet();
            }
            if (inARow == MOST) {
                findings.add(instance.name() + " " + wrong);
            }
        }
    }

    private @Nullable String wrong(String url) {
        for (String probe : List.of("liveness", "readiness")) {
            var request = HttpRequest.newBuilder(URI.create(url + "/actuator/health/" + probe))
                    .timeout(inTime)
                    .build();
            try {
                int status = CLIENT.send(request, BodyHandlers.discarding()).statusCode();
                if (status != 200 && probe.equals("liveness")) {
                    return "is said not to be alive: " + status;
                }
            } catch (HttpTimeoutException late) {
                return "does not answer its " + probe + " probe within " + inTime.toMillis() + " ms";
            } catch (IOException starting) {
                return null;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return null;
    }
}
