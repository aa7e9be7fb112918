package io.broadsheet.newsroom;

import io.broadsheet.embedded.Ports;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;

/** One newsroom for all tests of a class, beside stand-ins for issuer and article-service. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OneNewsroom {

    StandInIssuer issuer;
    StandInArticles articles;
    String address;
    private ConfigurableApplicationContext newsroom;

    @BeforeAll
    void start() throws Exception {
        issuer = new StandInIssuer();
        articles = new StandInArticles();
        int port = Ports.next();
        address = "http://127.0.0.1:" + port;
        newsroom = TestNewsroom.start(port, address, issuer, articles, more());
    }

    /** Settings. */
    Map<String, String> more() {
        return Map.of();
    }

    @AfterAll
    void stop() {
        newsroom.close();
        articles.close();
        issuer.close();
    }
}
