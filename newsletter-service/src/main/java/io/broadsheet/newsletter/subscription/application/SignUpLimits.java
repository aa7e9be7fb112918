package io.broadsheet.newsletter.subscription.application;

import io.broadsheet.newsletter.subscription.domain.Allowances;
import io.broadsheet.newsletter.subscription.domain.EmailAddress;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps sign-ups from becoming a weapon: mails a day to one mailbox, asks an hour from one network, and asks an hour in
 * all, counted in the database for all instances. See decision 96.
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
    private final Clock clock;

    SignUpLimits(
            Allowances allowances, AddressKeys keys, SubscriptionSettings settings, MeterRegistry meters, Clock clock) {
        this.allowances = allowances;
        this.keys = keys;
        this.settings = settings.signUps();
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Whether a network may ask once more, whatever it asks for.
     *
     * @return when to try again, if it may not
     */
    public Optional<Duration> wait(String network) {
        var now = clock.instant();
        var hour = now.truncatedTo(ChronoUnit.HOURS);
        var end = hour.plus(Duration.ofHours(1));
        var of = allowances.take("network/" + keys.ofNetwork(network) + "/" + hour, settings.perNetwork(), end);
        if (of > settings.perNetwork()) {
            return refused("network", now, end);
        }
        var all = allowances.take("all/" + hour, IN_ALL_AT_MOST * settings.inAll(), end);
        boolean scarce = all > settings.inAll();
        return scarce && of > OF_EVERYONE || all > (long) IN_ALL_AT_MOST * settings.inAll()
                ? refused("all", now, end)
                : Optional.empty();
    }

    /** Whether one more mail may go to this mailbox today because someone asked for it. */
    public boolean mayMail(EmailAddress address) {
        var day = clock.instant().truncatedTo(ChronoUnit.DAYS);
        var key = "mailbox/" + keys.ofMailbox(address) + "/" + day;
        if (allowances.take(key, settings.perMailbox(), day.plus(Duration.ofDays(1))) <= settings.perMailbox()) {
            return true;
        }
        count("mailbox");
        return false;
    }

    @Scheduled(initialDelayString = "PT6M", fixedDelayString = "PT1H")
    void forget() {
        var before = clock.instant();
        while (allowances.forget(before, FORGOTTEN_AT_ONCE) == FORGOTTEN_AT_ONCE) {
            // The next batch.
        }
    }

    private Optional<Duration> refused(String by, Instant now, Instant end) {
        count(by);
        return Optional.of(Duration.between(now, end));
    }

    private void count(String by) {
        meters.counter("broadsheet.subscriptions.refused", "by", by).increment();
    }
}
