package io.broadsheet.website.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.broadsheet.website.WebsiteSettings;
import io.broadsheet.website.WebsiteSettings.Calls;
import io.broadsheet.website.WebsiteSettings.Services;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** Reads a service that takes no views and cannot search at the moment. */
class ArticleServiceTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer server;
    private ArticleService articles;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/tags", call -> answer(call, 200, "application/json", "{\"items\":[]}"));
        server.createContext("/articles/search", call -> {
            call.getResponseHeaders().set("Retry-After", "5");
            answer(call, 503, "application/problem+json", "{\"status\":503}");
        });
        server.createContext("/articles/gates/related", call -> {
            call.getResponseHeaders().set("Search-Index", "incomplete");
            answer(call, 200, "application/json", "{\"items\":[]}");
        });
        server.createContext("/views", call -> answer(call, 500, "text/plain", ""));
        server.start();
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        var settings = new WebsiteSettings(
                "Broadsheet",
                "",
                Locale.ENGLISH,
                ZoneOffset.UTC,
                Map.of(),
                new Services(address, address, address),
                new WebsiteSettings.Apis(null, null),
                new Calls(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5), 48),
                DataSize.ofMegabytes(1),
                DataSize.ofMegabytes(1));
        articles = new ServiceClients().articleService(settings, client, new SimpleMeterRegistry());
    }

    @AfterEach
    void stop() {
        server.stop(0);
        client.close();
    }

    @Test
    void readsOnWhileViewsCannotBeCounted() throws ServiceAway {
        for (int look = 0; look < 5; look++) {
            assertThatExceptionOfType(ServiceAway.class)
                    .isThrownBy(() ->
                            articles.viewed(List.of(new View(UUID.randomUUID(), "gates", "for=192.0.2.1", null))));
        }

        assertThat(articles.tags()).isEmpty();
    }

    @Test
    void readsOnWhileItAnswersThatOneThingTakesAWhile() throws ServiceAway {
        for (int search = 0; search < 5; search++) {
            assertThatExceptionOfType(ServiceAway.class).isThrownBy(() -> articles.search("/articles/search?q=tide"));
        }

        assertThat(articles.tags()).isEmpty();
    }

    @Test
    void takesNoRelatedArticlesForAllThatThereAreSoonAfterAStart() {
        assertThatExceptionOfType(ServiceAway.class).isThrownBy(() -> articles.related("gates", 4));
    }

    private static void answer(HttpExchange call, int status, String type, String body) throws IOException {
        try (call) {
            call.getResponseHeaders().set("Content-Type", type);
            call.sendResponseHeaders(status, body.isEmpty() ? -1 : body.length());
            call.getResponseBody().write(body.getBytes(UTF_8));
        }
    }
}
