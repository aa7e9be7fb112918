package io.broadsheet.newsletter.delivery.application;

import io.broadsheet.chassis.Backoff;
import io.broadsheet.chassis.Ids;
import io.broadsheet.chassis.PublicAddresses;
import io.broadsheet.chassis.SettingChecks;
import io.broadsheet.chassis.store.DatabaseClock;
import io.broadsheet.chassis.tracing.TraceContext;
import io.broadsheet.newsletter.delivery.Digests;
import io.broadsheet.newsletter.delivery.MailSize;
import io.broadsheet.newsletter.delivery.ReplyContents;
import io.broadsheet.newsletter.delivery.domain.Ledger;
import io.broadsheet.newsletter.delivery.domain.Ledger.Lane;
import io.broadsheet.newsletter.delivery.domain.RetryPolicy;
import io.broadsheet.newsletter.delivery.mime.EncodedSize;
import io.broadsheet.newsletter.delivery.mime.ReturnPath;
import io.broadsheet.newsletter.delivery.smtp.AngusMailServer;
import io.broadsheet.newsletter.subscription.Addressees;
import io.broadsheet.newsletter.subscription.ReaderLinks;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
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
        return new MimeComposer(
                settings.sender(),
                returnPath,
                links,
                DkimKeys.signer(settings.dkim(), settings.sender().domain()));
    }

    @Bean
    DeliveryRules deliveryRules(
            List<Addressees> recipients, Ledger ledger, MailProperties settings, DatabaseClock databaseTime) {
        var sending = settings.delivery();
        var retries = new RetryPolicy(sending.firstRetry(), sending.longestRetry(), sending.giveUp());
        return new DeliveryRules(new AllAddressees(recipients), ledger, retries, sending.hold(), databaseTime);
    }

    @Bean
    DomainBreakers domainBreakers(MailProperties settings, DatabaseClock databaseTime) {
        var sending = settings.delivery();
        return new DomainBreakers(
                new Backoff(sending.firstPause(), sending.longestPause()), sending.giveUp(), databaseTime);
    }

    @Bean
    DeliveryMeters deliveryMeters(MeterRegistry meters, TraceContext trace) {
        return new DeliveryMeters(meters, trace);
    }

    @Bean
    SenderFactory senders(
            MailProperties settings,
            Ledger ledger,
            List<Addressees> recipients,
            Digests digests,
            ReplyContents replies,
            DeliveryRules rules,
            DomainBreakers domains,
            Composer composer,
            DeliveryMeters meters,
            JavaMailSenderImpl mailSettings,
            ArrivalSignal arrivals,
            Clock clock,
            Ids ids) {
        SettingChecks.text("spring.mail.host", mailSettings.getHost());
        return new SenderFactory(
                settings.delivery(),
                ledger,
                new AllAddressees(recipients),
                digests,
                replies,
                rules,
                domains,
                composer,
                meters,
                new AngusMailServer(mailSettings, settings.delivery().tls()),
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
    Sender replySender(SenderFactory senders, MailProperties settings) {
        return senders.sender(Lane.REPLIES, settings.delivery().replyConnections());
    }

    @Bean
    LedgerMaintenance ledgerMaintenance(Ledger ledger, MailProperties settings, DatabaseClock databaseTime) {
        var sending = settings.delivery();
        return new LedgerMaintenance(ledger, sending.retention(), sending.hold(), databaseTime);
    }

    @Bean
    LedgerMeters ledgerMeters(Ledger ledger, DomainBreakers domains, MeterRegistry meters, DatabaseClock databaseTime) {
        return new LedgerMeters(ledger, domains, meters, databaseTime);
    }

    @Bean
    DeliveriesEndpoint deliveriesEndpoint(Ledger ledger, DatabaseClock databaseTime) {
        return new DeliveriesEndpoint(ledger, databaseTime);
    }

    @Bean
    DeliveriesHealth deliveriesHealthIndicator(LedgerMeters ledger, List<Sender> senders) {
        return new DeliveriesHealth(ledger, senders);
    }
}
