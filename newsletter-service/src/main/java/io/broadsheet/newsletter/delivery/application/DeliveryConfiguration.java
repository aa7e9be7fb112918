package io.broadsheet.newsletter.delivery.application;

import io.broadsheet.chassis.Ids;
import io.broadsheet.chassis.PublicAddresses;
import io.broadsheet.chassis.tracing.TraceContext;
import io.broadsheet.newsletter.delivery.Digests;
import io.broadsheet.newsletter.delivery.domain.Ledger;
import io.broadsheet.newsletter.delivery.domain.Ledger.Lane;
import io.broadsheet.newsletter.delivery.domain.Patience;
import io.broadsheet.newsletter.delivery.mime.ReturnPath;
import io.broadsheet.newsletter.delivery.smtp.MailServer;
import io.broadsheet.newsletter.subscription.ReaderLinks;
import io.broadsheet.newsletter.subscription.Recipients;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    @Bean
    LetterBell letterBell() {
        return new LetterBell();
    }

    @Bean
    ReturnPath returnPath(MailProperties settings, @Value("${broadsheet.token-secret}") String secret) {
        return new ReturnPath(secret, settings.sender().bouncesTo());
    }

    @Bean
    Composer composer(MailProperties settings, ReturnPath returnPath, ReaderLinks links, PublicAddresses addresses) {
        settings.sender().requireReachable(addresses);
        return new Composer(settings.sender(), returnPath, links, DkimKeys.signer(settings.dkim()));
    }

    @Bean
    Postman postman(Recipients recipients, MailProperties settings, Clock clock) {
        var sending = settings.delivery();
        return new Postman(
                recipients, new Patience(sending.firstRetry(), sending.longestRetry(), sending.giveUp()), clock);
    }

    @Bean
    DeliveryMeters deliveryMeters(MeterRegistry meters, TraceContext trace) {
        return new DeliveryMeters(meters, trace);
    }

    @Bean
    SenderFactory senders(
            MailProperties settings,
            Ledger ledger,
            Recipients recipients,
            Digests digests,
            Postman postman,
            Composer composer,
            DeliveryMeters meters,
            JavaMailSenderImpl mailSettings,
            LetterBell bell,
            Clock clock,
            Ids ids) {
        return new SenderFactory(
                settings.delivery(),
                ledger,
                recipients,
                digests,
                postman,
                composer,
                meters,
                new MailServer(mailSettings),
                bell,
                clock,
                ids);
    }

    @Bean
    Sender digestSender(SenderFactory senders, MailProperties settings) {
        return senders.sender(Lane.DIGESTS, settings.delivery().connections());
    }

    @Bean
    Sender letterSender(SenderFactory senders, MailProperties settings) {
        return senders.sender(Lane.LETTERS, settings.delivery().letterConnections());
    }

    @Bean
    LedgerUpkeep ledgerUpkeep(Ledger ledger, MailProperties settings, MeterRegistry meters, Clock clock) {
        return new LedgerUpkeep(ledger, settings.delivery().retention(), meters, clock);
    }
}
