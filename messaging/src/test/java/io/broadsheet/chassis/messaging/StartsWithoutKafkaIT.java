package io.broadsheet.chassis.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.chassis.testing.BackingServices;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** A name that does not resolve is what a stopped container leaves; a closed port what a stopped process leaves. */
class StartsWithoutKafkaIT {

    @ParameterizedTest
    @ValueSource(strings = {"kafka.invalid:9092", "127.0.0.1:1"})
    void startsAndSaysSo(String nowhere) throws Exception {
        try (var context = new SpringApplicationBuilder(Desk.class)
                .properties("spring.config.name=broadsheet-chassis,press-service")
                .run(
                        "--spring.kafka.bootstrap-servers=" + nowhere,
                        "--spring.mongodb.uri=" + BackingServices.freshDatabase(),
                        "--broadsheet.public-url=http://localhost:8080",
                        "--broadsheet.token-secret=a secret of tests, which opens nothing",
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--management.server.port=0")) {
            String port = context.getEnvironment().getProperty("local.management.port");

            await().untilAsserted(() -> assertThat(
                            get(port, "/actuator/health/readiness").statusCode())
                    .isEqualTo(200));
            long asked = System.nanoTime();
            HttpResponse<String> health = get(port, "/actuator/health");
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body()).contains("\"kafka\"");
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(10));
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(
                            () -> assertThat(get(port, "/actuator/prometheus").body())
                                    .containsPattern("broadsheet_consumer_lag_seconds\\{.*} NaN"));
        }
    }

    private static HttpResponse<String> get(String port, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        BodyHandlers.ofString());
    }
}
