package io.broadsheet.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.broadsheet.chassis.web.client.ClientAddresses;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Who has to wait before the next secret is looked at. Counted are failures of a reader with a name, of a reader with
 * whatever names, and of a name from wherever. The last two are not asked where this name was signed in with from this
 * place before: somebody else's guessing, next door or all over the world, does not keep its owner out.
 */
final class GuessLimits {

    private static final int FREE_PER_PAIR = 5;
    private static final int FREE_PER_READER = 30;
    private static final int FREE_PER_NAME = 50;
    private static final Duration PLACES_KNOWN_FOR = Duration.ofDays(30);

    private final FailedAttempts pairs;
    private final FailedAttempts readers;
    /** With networks enough to be a new reader each time. */
    private final FailedAttempts customers;

    private final FailedAttempts names;
    private final Cache<Pair, Boolean> knownPlaces;

    private record Pair(String reader, String name) {}

    GuessLimits(Clock clock) {
        pairs = new FailedAttempts(FREE_PER_PAIR, clock);
        readers = new FailedAttempts(FREE_PER_READER, clock);
        customers = new FailedAttempts(ClientAddresses.NETWORKS_OF_A_CUSTOMER * FREE_PER_READER, clock);
        names = new FailedAttempts(FREE_PER_NAME, clock);
        knownPlaces = Caffeine.newBuilder()
                .ticker(ticker(clock))
                .maximumSize(100_000)
                .expireAfterWrite(PLACES_KNOWN_FOR)
                .build();
    }

    /**
     * Zero if this attempt may be made, else how long to wait. Where failures have used up what is free, one attempt at
     * a time gets zero: the same guesses all at once are no faster.
     *
     * @param reader the network it comes from
     * @param name of a person or a program
     */
    Duration admit(String reader, String name) {
        var pair = new Pair(reader, name);
        var wait = pairs.admit(pair);
        if (wait.isPositive() || knownPlaces.getIfPresent(pair) != null) {
            return wait;
        }
        wait = readers.admit(reader);
        String customer = ClientAddresses.customer(reader);
        if (!wait.isPositive() && !customer.equals(reader)) {
            wait = customers.admit(customer);
        }
        return wait.isPositive() ? wait : names.admit(name);
    }

    void failed(String reader, String name) {
        pairs.failed(new Pair(reader, name));
        readers.failed(reader);
        String customer = ClientAddresses.customer(reader);
        if (!customer.equals(reader)) {
            customers.failed(customer);
        }
        names.failed(name);
    }

    void succeeded(String reader, String name) {
        var pair = new Pair(reader, name);
        pairs.forget(pair);
        knownPlaces.put(pair, true);
    }

    static Ticker ticker(Clock clock) {
        return () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
    }
}
