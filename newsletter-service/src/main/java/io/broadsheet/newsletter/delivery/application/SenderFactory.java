package io.broadsheet.newsletter.delivery.application;

import io.broadsheet.chassis.Ids;
import io.broadsheet.newsletter.delivery.Digests;
import io.broadsheet.newsletter.delivery.domain.Ledger;
import io.broadsheet.newsletter.delivery.domain.Ledger.Lane;
import io.broadsheet.newsletter.delivery.smtp.MailServer;
import io.broadsheet.newsletter.subscription.Recipients;
import java.time.Clock;
import java.util.Locale;

/** Builds the sender of a lane; lanes share nothing but the ledger and the mail server. */
record SenderFactory(
        MailProperties.Sending settings,
        Ledger ledger,
        Recipients recipients,
        Digests digests,
        DeliveryRules rules,
        Composer composer,
        DeliveryMeters meters,
        MailServer server,
        ArrivalSignal arrivals,
        Clock clock,
        Ids ids) {

    Sender sender(Lane lane, int connections) {
        var name = lane.name().toLowerCase(Locale.ROOT);
        var claims = new Claims(lane, ledger, recipients, digests, settings.lease(), clock, ids);
        var outcomes = new OutcomeWriter(name, ledger, connections);
        var breaker = new CircuitBreaker();
        return new Sender(
                name,
                settings,
                connections,
                ledger,
                claims,
                () -> new SmtpWorker(server, claims, rules, composer, outcomes, breaker, meters, clock),
                outcomes,
                breaker,
                lane == Lane.TRANSACTIONAL ? arrivals : new ArrivalSignal(),
                clock);
    }
}
