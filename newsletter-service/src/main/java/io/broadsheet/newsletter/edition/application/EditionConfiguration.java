package io.broadsheet.newsletter.edition.application;

import io.broadsheet.chassis.Ids;
import io.broadsheet.chassis.PublicAddresses;
import io.broadsheet.chassis.store.DatabaseClock;
import io.broadsheet.chassis.tracing.TraceContext;
import io.broadsheet.newsletter.delivery.DigestQueue;
import io.broadsheet.newsletter.delivery.Digests;
import io.broadsheet.newsletter.delivery.MailSize;
import io.broadsheet.newsletter.edition.CurrentTopics;
import io.broadsheet.newsletter.edition.domain.CutCounter;
import io.broadsheet.newsletter.edition.domain.Editions;
import io.broadsheet.newsletter.edition.domain.RecentStories;
import io.broadsheet.newsletter.edition.domain.Stories;
import io.broadsheet.newsletter.layout.Translations;
import io.broadsheet.newsletter.subscription.Recipients;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class EditionConfiguration {

    @Bean
    PlannerMeters plannerMeters(MeterRegistry meters) {
        return new PlannerMeters(meters);
    }

    @Bean
    Planner planner(
            CutCounter counter,
            Stories stories,
            Editions editions,
            Recipients recipients,
            DigestQueue queue,
            TraceContext trace,
            PlannerMeters meters,
            DigestProperties settings,
            DatabaseClock clock,
            Ids ids) {
        var cohorts = new CohortPlanning(recipients, editions, queue, meters, clock);
        var zones = ZoneId.getAvailableZoneIds().stream().map(ZoneId::of).toList();
        var cutting = new Cutting(
                counter, stories, editions, recipients, queue, cohorts, trace, meters, settings.instantDelay(), zones);
        return new Planner(counter, stories, recipients, cutting, meters, settings, clock, ids, zones);
    }

    @Bean
    CutScheduler cutScheduler(Planner planner, PlannerMeters meters, DigestProperties settings) {
        return new CutScheduler(planner, meters, settings.poll());
    }

    @Bean
    EditionRun editionRun(Planner planner, AsyncTaskExecutor applicationTaskExecutor) {
        return new EditionRun(planner, applicationTaskExecutor);
    }

    @Bean
    Digests digests(Editions editions, Stories stories, DigestRenderer renderer) {
        return new CurrentDigests(editions, stories, renderer);
    }

    @Bean
    DigestPreview digestPreview(DigestRenderer renderer, PublicAddresses addresses) {
        return new DigestPreview(renderer, addresses.publicUrl().toString());
    }

    @Bean
    DigestRenderer digestRenderer(
            PublicAddresses addresses,
            MailSize size,
            Translations translations,
            @Value("${broadsheet.newsletter.sender.name:Broadsheet}") String newspaper,
            @Value("${broadsheet.newsletter.sender.postal-address:}") String postalAddress) {
        return new DigestRenderer(translations, newspaper, addresses.publicUrl().toString(), postalAddress, size);
    }

    @Bean
    CurrentTopics currentTopics(RecentStories stories) {
        return new TopicsOfStories(stories);
    }

    @Bean
    Readership readership(Recipients recipients) {
        return new Readership(recipients);
    }

    @Bean
    Forgetting forgetting(Stories stories, Editions editions, DigestProperties settings, DatabaseClock databaseTime) {
        return new Forgetting(stories, editions, settings.retention(), databaseTime);
    }
}
