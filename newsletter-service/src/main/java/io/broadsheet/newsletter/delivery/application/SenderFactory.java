package io.broadsheet.newsletter.delivery.application;

import io.broadsheet.chassis.Ids;
import io.broadsheet.newsletter.delivery.Digests;
import io.broadsheet.newsletter.delivery.ReplyContents;
import io.broadsheet.newsletter.delivery.domain.Ledger;
import io.broadsheet.newsletter.delivery.domain.Ledger.Lane;
import io.broadsheet.newsletter.delivery.smtp.MailServer;
import io.broadsheet.newsletter.subscription.Addressees;
import java.time.Clock;
import java.util.Locale;

/** Builds the sender of a lane; lanes share the ledger, the mail server and what is known of domains. */
record SenderFactory(
        MailProperties.Sending settings,
        Ledger ledger,
        Addressees recipients,
        Digests digests,
        ReplyContents replies,
        DeliveryRules rules,
        DomainBreakers domains,
        Composer composer,
        DeliveryMeters meters,
        MailServer server,
        ArrivalSignal arrivals,
        Clock clock,
        Ids ids) {

    Sender sender(Lane lane, int connections) {
        var name = lane.name().toLowerCase(Locale.ROOT);
        var claims = new Claims(lane, ledger, recipients, digests, replies, settings.lease(), ids::next, Moment::now);
        var outcomes = new OutcomeWriter(name, ledger, connections);
        meters.unwritten(name, outcomes);
        var state = new ServerState();
        return new Sender(
                name,
                settings,
                connections,
                claims,
                () -> new SmtpWorker(
                        new KeptConnection(server, settings.connectionMails(), settings.connectionAge()),
                        claims,
                        rules,
                        domains,
                        state,
                        composer,
                        outcomes,
                        meters,
                        clock),
                outcomes,
                state,
                lane == Lane.TRANSACTIONAL ? arrivals : new ArrivalSignal());
    }
}
