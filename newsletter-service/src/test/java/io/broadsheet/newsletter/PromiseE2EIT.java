package io.broadsheet.newsletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import io.broadsheet.chassis.testing.BroadsheetTest;
import io.broadsheet.chassis.testing.TestStaff;
import io.broadsheet.newsletter.edition.application.StoryArrivals;
import io.broadsheet.newsletter.edition.domain.Cadence;
import io.broadsheet.newsletter.edition.domain.Story;
import io.broadsheet.newsletter.subscription.Recipients;
import io.broadsheet.newsletter.subscription.domain.Preferences;
import io.broadsheet.newsletter.subscription.domain.Subscriptions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

/** A reader changes the hour between the planner's promise and the ledger: the article comes once all the same. */
@BroadsheetTest(
        classes = {NewsletterServiceApplication.class, PromiseE2EIT.Hook.class},
        properties = {
            "spring.config.name=broadsheet-chassis,newsletter-service",
            "broadsheet.newsletter.delivery.poll=50ms",
            "broadsheet.newsletter.digest.poll=1h"
        })
class PromiseE2EIT {
    private static final Inbox INBOX = Inbox.open();
    static volatile Runnable afterPromise = () -> {};

    @TestConfiguration
    static class Hook {
        @Bean
        static BeanPostProcessor interleaving() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    if (!(bean instanceof Recipients)) {
                        return bean;
                    }
                    return Proxy.newProxyInstance(
                            getClass().getClassLoader(), bean.getClass().getInterfaces(), (proxy, method, args) -> {
                                try {
                                    Object result = method.invoke(bean, args);
                                    if (method.getName().equals("promise")) {
                                        afterPromise.run();
                                    }
                                    return result;
                                } catch (InvocationTargetException e) {
                                    throw e.getCause();
                                }
                            });
                }
            };
        }
    }

    @Autowired
    MongoDatabase database;

    @Autowired
    StoryArrivals stories;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    RestTestClient http;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry registry) {
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", INBOX::port);
    }

    @AfterAll
    static void close() {
        INBOX.close();
    }

    @Test
    void anArticleComesOnceThoughTheReaderChangesTheHourMeanwhile() {
        new Readership(database, 0).clear();
        long number = ((Number) run().get("number")).longValue();
        INBOX.clear();
        UUID reader = new Readership(database, number).reader("ann@news.example"); // daily at 8
        publish("Story one");
        afterPromise = () -> {
            afterPromise = () -> {};
            subscriptions.update(
                    reader,
                    s -> s.prefer(
                            new Preferences(Cadence.DAILY, null, "Europe/Paris", 7, List.of(), List.of()),
                            1,
                            Instant.now()));
        };
        run();
        await().until(() -> INBOX.to("ann@news.example").size() == 1);
        publish("Story two");
        run();
        await().until(() -> INBOX.to("ann@news.example").size() == 2);

        assertThat(INBOX.to("ann@news.example").stream()
                        .filter(mail -> INBOX.text(mail).contains("Story one")))
                .hasSize(1);
    }

    private void publish(String title) {
        var id = UUID.randomUUID();
        stories.published(
                new Story(
                        id,
                        1,
                        title,
                        "s",
                        "Ten words of it...",
                        List.of("Z"),
                        List.of("World"),
                        List.of("sea"),
                        "en",
                        "http://localhost:8080/articles/" + id,
                        Instant.now(),
                        false,
                        null),
                true);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> run() {
        return http.post()
                .uri("/newsroom/editions/run")
                .header("Authorization", TestStaff.bearer("newsletter:send"))
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("cadence", "daily"))
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
    }
}
