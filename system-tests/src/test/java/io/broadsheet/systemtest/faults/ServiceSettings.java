package io.broadsheet.systemtest.faults;

import io.broadsheet.systemtest.ShortWaits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The settings of a service under the harness: an installation's, with every lease and retry a few seconds long. */
final class ServiceSettings {

    private static final String SECRET = "a secret for the fault harness only, 0123456789";
    private static final String PUBLIC_URL = "http://127.0.0.1:8080";

    private ServiceSettings() {}

    /** @param articles where the services answer, and so on */
    static List<String> ofSite(
            Instance.Place place, String brokers, String articles, String comments, String newsletter, Path folder) {
        return List.of(
                "--server.port=" + place.port(),
                "--management.server.port=" + place.managementPort(),
                "--spring.kafka.bootstrap-servers=" + brokers,
                "--broadsheet.token-secret=" + SECRET,
                "--broadsheet.public-url=" + PUBLIC_URL,
                "--broadsheet.trusted-proxies=127.0.0.1",
                "--broadsheet.website.services.articles=" + articles,
                "--broadsheet.website.services.comments=" + comments,
                "--broadsheet.website.services.newsletter=" + newsletter,
                "--broadsheet.website.views.folder=" + folder);
    }

    static List<String> of(
            Instance.Place place,
            int mongoPort,
            String brokers,
            int smtpPort,
            String issuer,
            String scorer,
            String newsletterUrl,
            Path folder) {
        var settings = new ArrayList<>(List.of(
                "--server.port=" + place.port(),
                "--management.server.port=" + place.managementPort(),
                "--spring.kafka.bootstrap-servers=" + brokers,
                "--spring.mongodb.uri=mongodb://127.0.0.1:" + mongoPort + "/broadsheet",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + smtpPort,
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer,
                "--broadsheet.token-secret=" + SECRET,
                "--broadsheet.public-url=" + PUBLIC_URL,
                "--broadsheet.newsletter.public-url=" + newsletterUrl,
                "--broadsheet.trusted-proxies=127.0.0.1",
                "--broadsheet.topics.replication=3",
                "--broadsheet.topics.min-insync-replicas=2"));
        settings.addAll(ShortWaits.OF_EVENTS);
        settings.addAll(ShortWaits.OF_MAILS);
        settings.addAll(
                switch (place.service()) {
                    case "article-service" ->
                        List.of(
                                "--broadsheet.articles.search.folder=" + folder,
                                "--broadsheet.articles.views.flush=1s");
                    case "newsletter-service" ->
                        List.of(
                                // A thousand schedules have more readers than an hour of a real installation.
                                "--broadsheet.newsletter.subscription.sign-ups.in-all=1000000",
                                "--broadsheet.newsletter.subscription.sign-ups.per-network=1000000",
                                "--broadsheet.newsletter.digest.instant-delay=1s",
                                "--broadsheet.newsletter.digest.poll=500ms",
                                "--broadsheet.newsletter.delivery.poll=300ms",
                                "--broadsheet.newsletter.delivery.connections=" + (RunningSystem.MAIL_CONNECTIONS - 2),
                                "--broadsheet.newsletter.delivery.reply-connections=1",
                                "--broadsheet.newsletter.replies.instant-delay=1s",
                                // Of this build and of the one before.
                                "--broadsheet.newsletter.delivery.transactional-connections=1",
                                "--broadsheet.newsletter.delivery.letter-connections=1",
                                "--broadsheet.newsletter.delivery.first-pause=300ms",
                                "--broadsheet.newsletter.delivery.longest-pause=2s",
                                "--broadsheet.newsletter.delivery.first-retry=300ms",
                                "--broadsheet.newsletter.delivery.longest-retry=1s");
                    default ->
                        List.of(
                                "--broadsheet.comments.score.outside.url=" + scorer,
                                "--broadsheet.streams.heartbeat=1s");
                });
        return settings;
    }
}
