package io.broadsheet.chassis.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.chassis.press.PressApplication;
import io.broadsheet.chassis.testing.BackingServices;
import io.broadsheet.chassis.testing.LonelyStart;
import io.broadsheet.chassis.testing.StallableProxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** Whatever hangs, probes answer, and say what is the matter. */
@ExtendWith(OutputCaptureExtension.class)
class ProbesIT {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static StallableProxy mongo;
    static ConfigurableApplicationContext context;

    @BeforeAll
    static void start() {
        URI database = URI.create(BackingServices.freshDatabase());
        mongo = new StallableProxy(database.getPort());
        context = LonelyStart.start(
                PressApplication.class,
                "press-service",
                Map.of(
                        "spring.mongodb.uri",
                        "mongodb://127.0.0.1:" + mongo.port() + database.getPath(),
                        "broadsheet.token-secret",
                        "a secret of tests, which opens nothing",
                        "broadsheet.health.virtual-threads",
                        "2s"));
    }

    @AfterAll
    static void stop() throws Exception {
        context.close();
        mongo.close();
    }

    @Test
    void readinessAnswersWithinThreeSecondsWhenTheDatabaseIsFrozen() throws Exception {
        await().untilAsserted(() -> assertThat(probe("readiness").statusCode()).isEqualTo(200));
        mongo.stall();
        try {
            var fastest = Duration.ofDays(1);
            for (int i = 0; i < 3; i++) {
                long asked = System.nanoTime();
                HttpResponse<String> readiness = probe("readiness");
                fastest = Collections.min(List.of(fastest, Duration.ofNanos(System.nanoTime() - asked)));
                assertThat(readiness.statusCode()).isEqualTo(503);
                assertThat(readiness.body()).contains("\"mongo\"", "no answer within 2000 ms");
                assertThat(probe("liveness").statusCode()).isEqualTo(200);
            }
            assertThat(fastest).isLessThan(Duration.ofSeconds(3));
        } finally {
            mongo.goOn();
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(probe("readiness").statusCode()).isEqualTo(200));
    }

    @Test
    void livenessSaysThatVirtualThreadsNoLongerRun(CapturedOutput output) throws Exception {
        assertThat(probe("liveness").statusCode()).isEqualTo(200);
        var spins = new AtomicBoolean(true);
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            Thread.ofVirtual().name("spinning-" + i).start(() -> spin(spins));
        }
        try {
            await().atMost(Duration.ofSeconds(60)).ignoreExceptions().untilAsserted(() -> {
                HttpResponse<String> liveness = probe("liveness");
                assertThat(liveness.statusCode()).isEqualTo(503);
                assertThat(liveness.body()).contains("\"virtualThreads\"", "no virtual thread ran for 2 s");
            });
            await().untilAsserted(() -> assertThat(output)
                    .containsPattern("No virtual thread got to run for 2 s.*\"spinning-\\d\" at .*ProbesIT.spin"));
        } finally {
            spins.set(false);
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(probe("liveness").statusCode()).isEqualTo(200));
    }

    private static void spin(AtomicBoolean goesOn) {
        while (goesOn.get()) {
            Thread.onSpinWait();
        }
    }

    private static HttpResponse<String> probe(String which) throws Exception {
        String port = context.getEnvironment().getProperty("local.management.port");
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health/" + which))
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                BodyHandlers.ofString());
    }
}
