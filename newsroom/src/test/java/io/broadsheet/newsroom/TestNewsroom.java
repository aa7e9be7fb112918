package io.broadsheet.newsroom;

import io.broadsheet.chassis.ChassisApplication;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/** The newsroom as tests start it, beside stand-ins. */
final class TestNewsroom {

    static final String SECRET = "only-for-tests-only-for-tests-only";

    private TestNewsroom() {}

    /**
     * @param port of {@code address}, which browsers know
     * @param more settings
     */
    static ConfigurableApplicationContext start(
            int port, String address, StandInIssuer issuer, StandInArticles articles, Map<String, String> more) {
        var settings = new HashMap<>(Map.of(
                "server.port",
                Integer.toString(port),
                "server.address",
                "127.0.0.1",
                "management.server.port",
                "0",
                "broadsheet.public-url",
                "http://127.0.0.1:8080",
                "broadsheet.token-secret",
                SECRET,
                "broadsheet.newsroom.public-url",
                address,
                "broadsheet.newsroom.issuer",
                issuer.address(),
                "broadsheet.newsroom.client-secret",
                StandInIssuer.SECRET,
                "broadsheet.newsroom.services.articles",
                articles.address()));
        settings.putAll(more);
        return ChassisApplication.start(NewsroomApplication.class, "newsroom", settings);
    }
}
