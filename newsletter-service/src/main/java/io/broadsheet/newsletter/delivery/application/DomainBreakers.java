package io.broadsheet.newsletter.delivery.application;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.broadsheet.chassis.Backoff;
import io.broadsheet.chassis.LogLimit;
import io.broadsheet.newsletter.delivery.domain.Delivery;
import io.broadsheet.newsletter.delivery.domain.Outcome;
import io.broadsheet.newsletter.delivery.domain.Reply;
import io.broadsheet.newsletter.delivery.domain.ReplyClass;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps mails from domains that put off or refuse all of them: a handful meets the refusal, the others wait, and those to
 * other domains go on. Where several domains do it with nothing accepted in between, it is not the domains: all wait. Kept
 * in memory, for as many domains as fit; each instance finds out for itself.
 */
final class DomainBreakers {
    private static final Logger LOG = LoggerFactory.getLogger(DomainBreakers.class);
    private static final int MOST_DOMAINS = 10_000;
    /** Refusals for a matter of policy, with nothing accepted in between. */
    private static final int REFUSALS = 5;
    /** A mail that is put off may be greylisted; one that is throttled says it for all. */
    private static final int DEFERRALS = 10;

    private static final int DOMAINS_THAT_MEAN_ALL = 3;
    /** Readers without a mailbox, more than mails that were accepted since: then it is the provider's bad day. */
    private static final int MAILBOXES = 5;

    private static final int MAILBOXES_REMEMBERED = 2 * MAILBOXES;

    private final Backoff waits;
    private final Duration giveUp;
    private final InstantSource time;
    private final Cache<String, Breakers> domains =
            Caffeine.newBuilder().maximumSize(MOST_DOMAINS).build();
    private final Breakers all;
    private final Set<String> failing = new HashSet<>();
    private final LogLimit held = new LogLimit(Duration.ofMinutes(1));
    private final LogLimit unknown = new LogLimit(Duration.ofMinutes(1));

    /**
     * {@code readers} were refused with nothing accepted in between, {@code matter} opened {@code policy}, and one that was
     * {@code throttled} spoke for all.
     */
    private static final class Breakers {
        private final CircuitBreaker policy;
        private final CircuitBreaker rate;
        private final Set<UUID> readers = ConcurrentHashMap.newKeySet();
        private final Deque<UUID> withoutMailbox = new ArrayDeque<>();
        private volatile ReplyClass matter = ReplyClass.POLICY;
        private volatile boolean throttled;

        Breakers(CircuitBreaker policy, CircuitBreaker rate) {
            this.policy = policy;
            this.rate = rate;
        }

        void refused(UUID reader) {
            if (!isOfMany()) {
                readers.add(reader);
            }
        }

        /** Otherwise one reader may have the domain to himself, and is not to be named. */
        boolean isOfMany() {
            return readers.size() >= REFUSALS;
        }

        /** @return how many of these there are */
        synchronized int hasNoMailbox(UUID reader) {
            if (withoutMailbox.size() < MAILBOXES_REMEMBERED && !withoutMailbox.contains(reader)) {
                withoutMailbox.add(reader);
            }
            return withoutMailbox.size();
        }

        synchronized void tookOne() {
            withoutMailbox.poll();
        }

        void deferred(int weight, Instant now) {
            if (weight == DEFERRALS) {
                throttled = true;
            }
            rate.failed(weight, now);
        }

        /** One that was put off before has waited by itself: those that are greylisted must come again to be taken. */
        Duration admit(Delivery delivery) {
            return delivery.attempts() > 0 && !throttled ? Duration.ZERO : rate.admit();
        }

        void succeeded() {
            throttled = false;
            policy.succeeded();
            rate.succeeded();
        }

        boolean isOpen() {
            return policy.openedAt() != null || rate.openedAt() != null;
        }
    }

    /**
     * @param waits of a domain
     * @param giveUp what a domain has kept waiting for longer is held
     * @param time the database's
     */
    DomainBreakers(Backoff waits, Duration giveUp, InstantSource time) {
        this.waits = waits;
        this.giveUp = giveUp;
        this.time = time;
        this.all = new Breakers(
                new CircuitBreaker(2 * REFUSALS, waits),
                new CircuitBreaker(2 * DEFERRALS, new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1))));
    }

    static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    /** Why a mail to that domain is not tried now; empty if it is. */
    Optional<Outcome> refusal(String domain, Delivery delivery) {
        var own = domains.getIfPresent(domain);
        return (own == null ? Optional.<Outcome>empty() : refusal(own, delivery)).or(() -> refusal(all, delivery));
    }

    private Optional<Outcome> refusal(Breakers breakers, Delivery delivery) {
        var openedAt = breakers.policy.openedAt();
        var releasedAt = delivery.releasedAt();
        if (openedAt != null && releasedAt != null && releasedAt.isAfter(openedAt)) {
            breakers.policy.succeeded();
        }
        var policy = breakers.policy.admit();
        var wait = policy.isZero() ? breakers.admit(delivery) : policy;
        if (wait.isZero()) {
            return Optional.empty();
        }
        var matter = policy.isZero() ? null : breakers.matter;
        var since = delivery.waitsSince();
        return Optional.of(
                since == null || time.instant().isBefore(since.plus(giveUp))
                        ? new Outcome.Released(wait, true, matter)
                        : new Outcome.Held(matter == null ? ReplyClass.RATE : matter, Reply.NONE));
    }

    /**
     * Learns from an answer to a mail to that reader at that domain.
     *
     * @return what it counts as: where mailboxes are unknown one after the other, it takes days to believe it
     */
    ReplyClass answered(String domain, UUID reader, ReplyClass answer, Reply reply) {
        if (answer == ReplyClass.HARD) {
            return noMailbox(domain, reader, reply);
        }
        if (answer == ReplyClass.ACCEPTED) {
            accepted(domain);
        } else if (answer.isHeld()) {
            refused(domain, reader, answer, reply);
        } else if (answer == ReplyClass.THROTTLED) {
            deferred(domain, DEFERRALS);
        } else if (answer == ReplyClass.DEFERRED && !ReplyClass.isOfOneMailbox(reply)) {
            deferred(domain, 1);
        }
        return answer;
    }

    private ReplyClass noMailbox(String domain, UUID reader, Reply reply) {
        if (own(domain).hasNoMailbox(reader) < MAILBOXES) {
            return ReplyClass.HARD;
        }
        if (unknown.allows()) {
            LOG.warn("{} calls one mailbox after the other unknown ({}); nobody is suppressed for it", domain, reply);
        }
        return ReplyClass.UNKNOWN_MAILBOX;
    }

    private void accepted(String domain) {
        var own = domains.getIfPresent(domain);
        if (own != null) {
            own.readers.clear();
            own.tookOne();
            own.succeeded();
        }
        all.succeeded();
        synchronized (failing) {
            failing.clear();
        }
    }

    private void refused(String domain, UUID reader, ReplyClass matter, Reply reply) {
        if (held.allows()) {
            LOG.warn("A mail is held for operations: {} ({})", matter.word(), reply);
        }
        var own = own(domain);
        own.matter = matter;
        own.refused(reader);
        if (own.policy.failed(1, time.instant())) {
            LOG.warn(
                    "{} refuses all mails: {} ({}); they are held or wait for operations",
                    own.isOfMany() ? domain : "A domain",
                    matter.word(),
                    reply);
        }
        if (meansAll(domain)) {
            all.matter = matter;
            if (all.policy.failed(1, time.instant())) {
                LOG.warn("All domains refuse mails: {} ({})", matter.word(), reply);
            }
        }
    }

    private void deferred(String domain, int weight) {
        own(domain).deferred(weight, time.instant());
        if (meansAll(domain) && all.rate.failed(1, time.instant())) {
            LOG.warn("All domains put off mails; fewer are tried");
        }
    }

    /** Below a few domains it counts for the domain only. */
    private boolean meansAll(String domain) {
        synchronized (failing) {
            if (failing.size() < DOMAINS_THAT_MEAN_ALL) {
                failing.add(domain);
            }
            return failing.size() == DOMAINS_THAT_MEAN_ALL;
        }
    }

    private Breakers own(String domain) {
        return domains.get(
                domain,
                unknown -> new Breakers(new CircuitBreaker(REFUSALS, waits), new CircuitBreaker(DEFERRALS, waits)));
    }

    /** How many domains are left alone now. */
    long open() {
        return domains.asMap().values().stream().filter(Breakers::isOpen).count();
    }
}
