package io.broadsheet.newsletter.delivery.application;

import io.broadsheet.chassis.Ids;
import io.broadsheet.chassis.PublicAddresses;
import io.broadsheet.chassis.tracing.TraceContext;
import io.broadsheet.newsletter.delivery.Digests;
import io.broadsheet.newsletter.delivery.MailSize;
import io.broadsheet.newsletter.delivery.domain.Ledger;
import io.broadsheet.newsletter.delivery.domain.Ledger.Lane;
import io.broadsheet.newsletter.delivery.domain.RetryPolicy;
import io.broadsheet.newsletter.delivery.mime.EncodedSize;
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
    ArrivalSignal transactionalArrivals() {
        return new ArrivalSignal();
    }

    @Bean
    ReturnPath returnPath(MailProperties settings, @Value("${broadsheet.token-secret}") String secret) {
        return new ReturnPath(secret, settings.sender().bouncesTo());
    }

    @Bean
    MailSize mailSize() {
        return new EncodedSize();
    }

    @Bean
    Composer composer(MailProperties settings, ReturnPath returnPath, ReaderLinks links, PublicAddresses addresses) {
        settings.sender().requireReachable(addresses);
        return new Composer(settings.sender(), returnPath, links, DkimKeys.signer(settings.dkim()));
    }

    @Bean
    DeliveryRules deliveryRules(Recipients recipients, MailProperties settings, Clock clock) {
        var sending = settings.delivery();
        return new DeliveryRules(
                recipients, new RetryPolicy(sending.firstRetry(), sending.longestRetry(), sending.giveUp()), clock);
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
            DeliveryRules rules,
            Composer composer,
            DeliveryMeters meters,
            JavaMailSenderImpl mailSettings,
            ArrivalSignal arrivals,
            Clock clock,
            Ids ids) {
        return new SenderFactory(
                settings.delivery(),
                ledger,
                recipients,
                digests,
                rules,
                composer,
                meters,
                new MailServer(mailSettings),
                arrivals,
                clock,
                ids);
    }

    @Bean
    Sender digestSender(SenderFactory senders, MailProperties settings) {
        return senders.sender(Lane.DIGESTS, settings.delivery().connections());
    }

    @Bean
    Sender transactionalSender(SenderFactory senders, MailProperties settings) {
        return senders.sender(Lane.TRANSACTIONAL, settings.delivery().transactionalConnections());
    }

    @Bean
    LedgerMaintenance ledgerMaintenance(Ledger ledger, MailProperties settings, MeterRegistry meters, Clock clock) {
        return new LedgerMaintenance(ledger, settings.delivery().retention(), meters, clock);
    }
}
