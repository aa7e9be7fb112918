package io.broadsheet.systemtest;

import java.util.List;

/**
 * Settings of services that tests kill, freeze and cut off: leases and deadlines of seconds, so that nobody waits for those
 * of an installation to run out.
 */
public final class ShortWaits {

    /** Of every service that tells events. */
    public static final List<String> OF_EVENTS = List.of(
            "--spring.kafka.producer.properties.max.block.ms=1000",
            "--spring.kafka.producer.properties.request.timeout.ms=1500",
            "--spring.kafka.producer.properties.delivery.timeout.ms=3000",
            "--broadsheet.outbox.delivery-timeout=4s",
            "--broadsheet.outbox.lease=6s",
            "--broadsheet.outbox.restate-after-takeover=8s",
            "--broadsheet.consumers.outage=3s",
            "--broadsheet.consumers.max-delay=2s");

    /** Of newsletter-service. */
    public static final List<String> OF_MAILS =
            List.of("--broadsheet.newsletter.digest.lease=4s", "--broadsheet.newsletter.delivery.lease=4s");

    private ShortWaits() {}
}
