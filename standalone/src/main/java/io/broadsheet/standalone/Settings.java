package io.broadsheet.standalone;

import io.broadsheet.chassis.Sha256;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;

/** What each context is told. A setting of the environment that moves an address to the outside wins. */
record Settings(Options options, DataDirectory data, RealParts real, UnaryOperator<@Nullable String> environment) {

    private static final String EXCLUDE = "spring.autoconfigure.exclude";

    /** On one class path each sees what Spring Boot would configure for the others, and must be told to leave it. */
    private static final String FOREIGN_TO_SERVICES =
            autoConfigurations("org.springframework.boot.security.oauth2.server.authorization.");

    private static final String FOREIGN_TO_ALL_BUT_NEWSLETTER =
            FOREIGN_TO_SERVICES + "," + autoConfigurations("org.springframework.boot.mail.");

    private static final String FOREIGN_TO_IDENTITY = autoConfigurations(
            "io.broadsheet.",
            "org.springdoc.",
            "org.springframework.boot.kafka.",
            "org.springframework.boot.mongodb.autoconfigure.health.",
            "org.springframework.boot.mongodb.autoconfigure.metrics.",
            "org.springframework.boot.mongodb.autoconfigure.MongoReactive",
            "org.springframework.boot.mail.",
            "org.springframework.boot.opentelemetry.",
            "org.springframework.boot.micrometer.tracing.");

    Map<String, String> service(Port port, Port management) {
        var settings = common(port, management);
        settings.put(EXCLUDE, FOREIGN_TO_ALL_BUT_NEWSLETTER);
        settings.put("broadsheet.token-secret", data.tokenSecret());
        byDefault(settings, "broadsheet.newsletter.public-url", address(Port.NEWSLETTER));
        if (!real.identity()) {
            settings.put("spring.security.oauth2.resourceserver.jwt.issuer-uri", issuer());
        }
        if (!real.kafka()) {
            settings.put("spring.kafka.bootstrap-servers", "127.0.0.1:" + number(Port.KAFKA));
        }
        putDatabase(settings);
        return settings;
    }

    private void putDatabase(Map<String, String> settings) {
        if (!real.mongo()) {
            settings.put("spring.mongodb.uri", "mongodb://127.0.0.1:" + number(Port.MONGODB) + "/broadsheet");
        }
    }

    Map<String, String> articles() {
        var settings = service(Port.ARTICLES, Port.ARTICLES_MANAGEMENT);
        // All services share one heap: full caches of the usual sizes would be most of it, and collected again and
        // again.
        byDefault(settings, "broadsheet.articles.page-cache", "24MB");
        byDefault(settings, "broadsheet.articles.list-cache", "8MB");
        byDefault(settings, "broadsheet.images.cache", "8MB");
        byDefault(
                settings,
                "broadsheet.articles.search.folder",
                data.path().resolve("search").toString());
        return settings;
    }

    Map<String, String> newsletter() {
        var settings = service(Port.NEWSLETTER, Port.NEWSLETTER_MANAGEMENT);
        settings.put(EXCLUDE, FOREIGN_TO_SERVICES);
        if (!real.mail()) {
            settings.put("spring.mail.host", "127.0.0.1");
            settings.put("spring.mail.port", Integer.toString(number(Port.SMTP)));
        }
        return settings;
    }

    /** It leaves out by itself what is foreign to it. */
    Map<String, String> website() {
        var settings = common(Port.WEBSITE, Port.WEBSITE_MANAGEMENT);
        settings.put("broadsheet.token-secret", data.tokenSecret());
        settings.put("broadsheet.website.services.articles", address(Port.ARTICLES));
        settings.put("broadsheet.website.services.comments", address(Port.COMMENTS));
        settings.put("broadsheet.website.services.newsletter", address(Port.NEWSLETTER));
        settings.put("broadsheet.website.apis.articles", address(Port.ARTICLES));
        settings.put("broadsheet.website.apis.comments", address(Port.COMMENTS));
        byDefault(settings, "broadsheet.website.page-cache", "24MB");
        byDefault(settings, "broadsheet.website.answer-cache", "40MB");
        byDefault(
                settings,
                "broadsheet.website.views.folder",
                data.path().resolve("views").toString());
        if (!real.kafka()) {
            settings.put("spring.kafka.bootstrap-servers", "127.0.0.1:" + number(Port.KAFKA));
        }
        return settings;
    }

    /** It too leaves out by itself what is foreign to it. */
    Map<String, String> newsroom() {
        var settings = common(Port.NEWSROOM, Port.NEWSROOM_MANAGEMENT);
        settings.put("broadsheet.token-secret", data.tokenSecret());
        settings.put("broadsheet.newsroom.services.articles", address(Port.ARTICLES));
        settings.put("broadsheet.newsroom.services.comments", address(Port.COMMENTS));
        settings.put("broadsheet.newsroom.services.newsletter", address(Port.NEWSLETTER));
        // Whoever tries it compares what was saved with a clock on the wall.
        byDefault(
                settings,
                "broadsheet.newsroom.time-zone",
                ZoneId.systemDefault().getId());
        if (!real.identity()) {
            settings.put("broadsheet.newsroom.issuer", issuer());
            settings.put("broadsheet.newsroom.client-secret", newsroomSecret());
        }
        return settings;
    }

    Map<String, String> identity() {
        var settings = common(Port.IDENTITY, Port.IDENTITY_MANAGEMENT);
        settings.put(EXCLUDE, FOREIGN_TO_IDENTITY);
        settings.put("spring.security.oauth2.authorizationserver.issuer", issuer());
        settings.put("broadsheet.identity.data", data.path().resolve("identity").toString());
        settings.put("broadsheet.identity.credentials", data.credentials().toString());
        settings.put("broadsheet.newsroom.client-secret", newsroomSecret());
        putDatabase(settings);
        return settings;
    }

    String address(Port port) {
        return "http://127.0.0.1:" + number(port);
    }

    int number(Port port) {
        return port.shiftedBy(options.portOffset());
    }

    /** By which the issuer knows the newsroom; kept nowhere, it comes out of what is. */
    private String newsroomSecret() {
        return HexFormat.of().formatHex(Sha256.keyed(Sha256.key(data.tokenSecret()), "newsroom at the issuer"));
    }

    private String issuer() {
        return address(Port.IDENTITY);
    }

    private Map<String, String> common(Port port, Port management) {
        var settings = new HashMap<String, String>();
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", Integer.toString(number(port)));
        settings.put("management.server.address", "127.0.0.1");
        settings.put("management.server.port", Integer.toString(number(management)));
        // Nobody routes calls here that would have to be told first.
        settings.put("broadsheet.shutdown.notice", "0s");
        settings.put("spring.lifecycle.timeout-per-shutdown-phase", "5s");
        // Otherwise each context's registry would count for all the others too.
        settings.put("management.metrics.use-global-registry", "false");
        byDefault(settings, "broadsheet.public-url", address(Port.WEBSITE));
        byDefault(settings, "broadsheet.newsroom.public-url", address(Port.NEWSROOM));
        // The website says for whom it calls, and a proxy on this machine likewise.
        byDefault(settings, "broadsheet.trusted-proxies", "127.0.0.1");
        return settings;
    }

    private void byDefault(Map<String, String> settings, String name, String value) {
        // Spring Boot reads both spellings, and docker-compose.yml has the second.
        var variable = name.toUpperCase(Locale.ROOT).replace('.', '_');
        if (environment.apply(variable.replace("-", "")) == null
                && environment.apply(variable.replace('-', '_')) == null) {
            settings.put(name, value);
        }
    }

    private static String autoConfigurations(String... packages) {
        return StreamSupport.stream(
                        ImportCandidates.load(AutoConfiguration.class, null).spliterator(), false)
                .filter(name -> Arrays.stream(packages).anyMatch(name::startsWith))
                .collect(Collectors.joining(","));
    }
}
