package io.broadsheet.newsletter.subscription.application;

import io.broadsheet.chassis.store.DatabaseClock;
import io.broadsheet.chassis.web.client.ClientAddresses;
import io.broadsheet.newsletter.subscription.domain.Allowances;
import io.broadsheet.newsletter.subscription.domain.EmailAddress;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps sign-ups from becoming a weapon: mails a day to one mailbox, asks an hour from one network and from its block,
 * and asks an hour in all, counted in the database for all instances. See decision 96.
 */
@Component
public class SignUpLimits {
    /** A network that asked no more often than this is served although others have used up the hour's usual number. */
    private static final int OF_EVERYONE = 3;

    private static final int IN_ALL_AT_MOST = 5;
    private static final int FORGOTTEN_AT_ONCE = 500;

    private final Allowances allowances;
    private final AddressKeys keys;
    private final SubscriptionSettings.SignUps settings;
    private final MeterRegistry meters;
    private final InstantSource time;

    @Autowired
    SignUpLimits(
            Allowances allowances,
            AddressKeys keys,
            SubscriptionSettings settings,
            MeterRegistry meters,
            DatabaseClock time) {
        this(allowances, keys, settings, meters, (InstantSource) time);
    }

    /** @param time the database's: by a clock that is ahead the counts of all would be forgotten */
    SignUpLimits(
            Allowances allowances,
            AddressKeys keys,
            SubscriptionSettings settings,
            MeterRegistry meters,
            InstantSource time) {
        this.allowances = allowances;
        this.keys = keys;
        this.settings = settings.signUps();
        this.meters = meters;
        this.time = time;
    }

    /**
     * Whether a network may ask once more, whatever it asks for.
     *
     * @param network as {@link ClientAddresses#network} gives it
     * @return when to try again, if it may not
     */
    public Optional<Duration> wait(String network) {
        var now = time.instant();
        long of = take("network/" + keys.ofNetwork(network), settings.perNetwork(), now);
        if (of > settings.perNetwork()) {
            return refused("network", now);
        }
        // Who has a block has as many networks as there are in it.
        int perBlock = ClientAddresses.NETWORKS_OF_A_CUSTOMER * settings.perNetwork();
        if (take("block/" + keys.ofNetwork(ClientAddresses.block(network)), perBlock, now) > perBlock) {
            return refused("block", now);
        }
        return waitOfAll(of <= OF_EVERYONE, now);
    }

    /** As {@link #wait}, for who asks from no network: this machine itself. */
    public Optional<Duration> waitWithoutNetwork() {
        return waitOfAll(false, time.instant());
    }

    private Optional<Duration> waitOfAll(boolean hardlyAsked, Instant now) {
        int most = IN_ALL_AT_MOST * settings.inAll();
        long all = take("all", most, now);
        return all > most || all > settings.inAll() && !hardlyAsked ? refused("all", now) : Optional.empty();
    }

    private long take(String what, int most, Instant now) {
        var hour = now.truncatedTo(ChronoUnit.HOURS);
        return allowances.take(what + "/" + hour, most, end(now));
    }

    private static Instant end(Instant now) {
        return now.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
    }

    /** Whether one more mail may go to this mailbox today because someone asked for it. */
    public boolean mayMail(EmailAddress address) {
        var day = time.instant().truncatedTo(ChronoUnit.DAYS);
        var key = "mailbox/" + keys.ofMailbox(address) + "/" + day;
        if (allowances.take(key, settings.perMailbox(), day.plus(Duration.ofDays(1))) <= settings.perMailbox()) {
            return true;
        }
        count("mailbox");
        return false;
    }

    @Scheduled(initialDelayString = "PT6M", fixedDelayString = "PT1H")
    void forget() {
        var before = time.instant();
        while (allowances.forget(before, FORGOTTEN_AT_ONCE) == FORGOTTEN_AT_ONCE) {
            // The next batch.
        }
    }

    private Optional<Duration> refused(String by, Instant now) {
        count(by);
        return Optional.of(Duration.between(now, end(now)));
    }

    private void count(String by) {
        meters.counter("broadsheet.subscriptions.refused", "by", by).increment();
    }
}
