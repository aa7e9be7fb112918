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
        Postman postman,
        Composer composer,
        DeliveryMeters meters,
        MailServer server,
        LetterBell bell,
        Clock clock,
        Ids ids) {

    Sender sender(Lane lane, int connections) {
        var name = lane.name().toLowerCase(Locale.ROOT);
        var intake = new Intake(lane, ledger, recipients, digests, settings.lease(), clock, ids);
        var recorder = new Recorder(name, ledger, connections);
        var outage = new Outage();
        return new Sender(
                name,
                settings,
                connections,
                ledger,
                intake,
                () -> new Line(server, intake, postman, composer, recorder, outage, meters, clock),
                recorder,
                outage,
                lane == Lane.LETTERS ? bell : new LetterBell(),
                clock);
    }
}
