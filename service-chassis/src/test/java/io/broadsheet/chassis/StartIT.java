package io.broadsheet.chassis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.chassis.press.PressApplication;
import io.broadsheet.chassis.press.PressController;
import io.broadsheet.chassis.testing.BackingServices;
import io.broadsheet.chassis.testing.LonelyStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class StartIT {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @ParameterizedTest
    @CsvSource({
        "broadsheet.public-url, '', broadsheet.public-url (or the environment's BROADSHEET_PUBLICURL) is missing",
        "broadsheet.public-url, http://news.example, broadsheet.public-url",
        "broadsheet.public-url, news.example, broadsheet.public-url",
        "broadsheet.newsletter.public-url, http://news.example, broadsheet.newsletter.public-url",
        "spring.security.oauth2.resourceserver.jwt.issuer-uri, '', resourceserver.jwt.issuer-uri",
        "broadsheet.trusted-proxies, everyone, broadsheet.trusted-proxies",
        "broadsheet.staff.map.editor, articles:wright, broadsheet.staff.map",
        "broadsheet.rate-limits.press.per, soon, broadsheet.rate-limits.press.per",
        "broadsheet.http.body-limit, huge, broadsheet.http.body-limit",
        "broadsheet.http.body-limit, -1MB, broadsheet.http.body-limit",
        "broadsheet.http.write-buffer, 0B, broadsheet.http.write-buffer",
        "broadsheet.rate-limits.press.permits, 0, broadsheet.rate-limits.press",
        "broadsheet.rate-limits.press.per, -1s, broadsheet.rate-limits.press",
        "broadsheet.staff.audience, '', broadsheet.staff.audience",
        "broadsheet.shutdown.notice, soon, broadsheet.shutdown.notice",
        "broadsheet.shutdown.notice, -1s, broadsheet.shutdown.notice",
        "spring.security.oauth2.resourceserver.jwt.issuer-uri, auth.example, resourceserver.jwt.issuer-uri",
        "server.port, many, server.port",
        "spring.mongodb.uri, somewhere, spring.mongodb.uri",
    })
    void namesTheSettingThatStopsIt(String setting, String value, String told) {
        assertThat(refusal(Map.of(setting, value)))
                .startsWith("press-service cannot start: ")
                .contains(told)
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({"server.port", "management.server.port"})
    void namesThePortInUseAndItsSetting(String setting) throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(taken.getLocalPort());

            assertThat(refusal(Map.of(setting, port)))
                    .contains("port " + port + " is in use", setting)
                    .hasLineCount(1);
        }
    }

    @Test
    void startsWithEverythingItDependsOnAway() throws Exception {
        try (var service = start(Map.of())) {
            assertThat(get(managementPort(service), "/actuator/health/liveness").statusCode())
                    .isEqualTo(200);
            assertThat(get(managementPort(service), "/actuator/health/readiness")
                            .statusCode())
                    .isEqualTo(503);
            assertThat(get(port(service), "/sheets").statusCode()).isEqualTo(200);

            var staff = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port(service) + "/newsroom/sheets"))
                    .header("Authorization", "Bearer e30.e30.e30")
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            var answer = CLIENT.send(staff, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isIn(401, 503);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
    }

    @Test
    void servesOnWhileReadinessIsDownAndFinishesWhatItHasBegun() throws Exception {
        var service = start(Map.of("spring.mongodb.uri", BackingServices.freshDatabase()));
        int port = port(service);
        int managementPort = managementPort(service);
        var slow = CLIENT.sendAsync(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/slow"))
                        .build(),
                BodyHandlers.ofString());
        PressController.BEGUN.await();
        var whileNotReady = new CompletableFuture<List<Integer>>();
        service.addApplicationListener(new AtReadinessDown(() -> {
            whileNotReady.complete(List.of(
                    get(managementPort, "/actuator/health/readiness").statusCode(),
                    get(port, "/sheets").statusCode()));
            return null;
        }));

        var stopped = CompletableFuture.runAsync(() -> ChassisApplication.stop(service));

        assertThat(whileNotReady.get()).containsExactly(503, 200);
        await().until(() -> refusesConnections(port));
        assertThat(slow).isNotDone();
        PressController.GO_ON.countDown();
        assertThat(slow.get().statusCode()).isEqualTo(200);
        stopped.get();
    }

    @Test
    void tellsOfSettingsThatNothingReads(CapturedOutput output) {
        var service = start(Map.of(
                "broadsheet.shutdown.notise", "1h",
                "broadsheet.shutdown.notice", "0s",
                "broadsheet.shutdown.by-its-name", "2s",
                "broadsheet.rate-limits.press.permits", "7",
                "broadsheet.newsletter.of-another-service", "x"));
        service.close();

        assertThat(output.getAll().lines().filter(line -> line.contains("Nothing reads the setting")))
                .singleElement()
                .asString()
                .contains("broadsheet.shutdown.notise");
    }

    private record AtReadinessDown(Callable<?> check)
            implements ApplicationListener<AvailabilityChangeEvent<ReadinessState>> {

        @Override
        public void onApplicationEvent(AvailabilityChangeEvent<ReadinessState> event) {
            try {
                check.call();
            } catch (Exception failed) {
                throw new AssertionError(failed);
            }
        }
    }

    private static boolean refusesConnections(int port) {
        try (var connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return !connection.isConnected();
        } catch (IOException refused) {
            return true;
        }
    }

    private static String refusal(Map<String, String> settings) {
        return LonelyStart.refused(PressApplication.class, "press-service", settings);
    }

    private static ConfigurableApplicationContext start(Map<String, String> settings) {
        return LonelyStart.start(PressApplication.class, "press-service", settings);
    }

    private static int port(ConfigurableApplicationContext service) {
        return service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private static int managementPort(ConfigurableApplicationContext service) {
        return service.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
    }

    private static HttpResponse<String> get(int port, String path) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build(),
                BodyHandlers.ofString());
    }
}
