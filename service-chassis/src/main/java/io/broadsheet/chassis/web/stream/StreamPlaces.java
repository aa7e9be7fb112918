package io.broadsheet.chassis.web.stream;

import io.broadsheet.chassis.web.client.ClientAddresses;
import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** How many streams are open: in all, from each network, and from all those of a customer. */
final class StreamPlaces {

    private static final Duration RETRY = Duration.ofSeconds(30);

    private final StreamSettings settings;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<String, AtomicInteger> networks = new ConcurrentHashMap<>();

    StreamPlaces(StreamSettings settings) {
        this.settings = settings;
    }

    int taken() {
        return open.get();
    }

    /**
     * @return gives the place back, once
     * @throws ProblemException 429 or 503 if there is none
     */
    Runnable take(String network) {
        if (open.incrementAndGet() > settings.most()) {
            open.decrementAndGet();
            throw new ProblemException(Problem.UNAVAILABLE, "Too many streams are open.", RETRY);
        }
        String customer = ClientAddresses.customer(network);
        boolean hasMany = !customer.equals(network);
        int ofNetwork = count(network);
        int ofCustomer = hasMany ? count(customer) : 0;
        var over = new AtomicBoolean();
        Runnable ended = () -> {
            if (over.compareAndSet(false, true)) {
                open.decrementAndGet();
                discount(network);
                if (hasMany) {
                    discount(customer);
                }
            }
        };
        if (ofNetwork > settings.mostPerNetwork()
                || ofCustomer > ClientAddresses.NETWORKS_OF_A_CUSTOMER * settings.mostPerNetwork()) {
            ended.run();
            throw new ProblemException(Problem.TOO_MANY_REQUESTS, "Too many streams for your network.", RETRY);
        }
        return ended;
    }

    private int count(String whose) {
        return networks.compute(whose, (_, count) -> {
                    var all = count == null ? new AtomicInteger() : count;
                    all.incrementAndGet();
                    return all;
                })
                .get();
    }

    private void discount(String whose) {
        networks.computeIfPresent(whose, (_, count) -> count.decrementAndGet() == 0 ? null : count);
    }
}
