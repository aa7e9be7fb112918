package io.broadsheet.website;

import io.broadsheet.chassis.ChassisApplication;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/** The website on ports of its own, without a broker. */
final class TestSite {

    private TestSite() {}

    /** @param articles address of what stands in for article-service */
    static ConfigurableApplicationContext start(String articles, String comments, String newsletter) {
        return start(articles, comments, newsletter, Map.of());
    }

    /** @param further settings */
    static ConfigurableApplicationContext start(
            String articles, String comments, String newsletter, Map<String, String> further) {
        // A page that is made for the first time is slow on a machine that builds something else.
        var settings = new HashMap<>(
                Map.of("broadsheet.website.calls.connect", "2s", "broadsheet.website.calls.answer", "3s"));
        settings.putAll(further);
        settings.putAll(Map.of(
                "server.port", "0",
                "server.address", "127.0.0.1",
                "management.server.port", "0",
                "spring.kafka.bootstrap-servers", "127.0.0.1:1",
                "broadsheet.public-url", "http://127.0.0.1:8080",
                "broadsheet.token-secret", "only-for-tests-only-for-tests-only",
                "broadsheet.website.services.articles", articles,
                "broadsheet.website.services.comments", comments,
                "broadsheet.website.services.newsletter", newsletter));
        return ChassisApplication.start(WebsiteApplication.class, "website", settings);
    }
}
