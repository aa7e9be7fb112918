package io.broadsheet.chassis.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.chassis.press.PressApplication;
import io.broadsheet.chassis.testing.BroadsheetTest;
import io.broadsheet.chassis.testing.TestStaff;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

@BroadsheetTest(
        classes = PressApplication.class,
        properties = {
            "spring.config.name=broadsheet-chassis,press-service",
            "broadsheet.trusted-proxies=127.0.0.1",
            "spring.main.cloud-platform=kubernetes",
            "broadsheet.cors.allowed-origins=https://www.news.example",
            "broadsheet.http.body-limits.[/idempotent]=2KB"
        })
class LimitsIT {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @LocalServerPort
    int port;

    @LocalManagementPort
    int managementPort;

    @ParameterizedTest
    @ValueSource(ints = {1024 * 1024 + 1, 5 * 1024 * 1024})
    void answersABodyOverTheLimitWith413(int size) throws Exception {
        var body = "{\"title\":\"" + "x".repeat(size) + "\"}";

        BadInputIT.problem(post("/sheets", BodyPublishers.ofString(body)), 413);
        BadInputIT.problem(
                post("/sheets", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes()))), 413);
    }

    @Test
    void letsFrontEndsReadThatABodyIsOverTheLimit() throws Exception {
        var refused = CLIENT.send(
                to("/sheets")
                        .header("Origin", "https://www.news.example")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("x".repeat(1024 * 1024 + 1)))
                        .build(),
                BodyHandlers.ofString());

        BadInputIT.problem(refused, 413);
        assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).hasValue("https://www.news.example");
    }

    @Test
    void tellsStaffWhatIsServed() throws Exception {
        var options = to("/newsroom/sheets").method("OPTIONS", BodyPublishers.noBody());
        BadInputIT.problem(CLIENT.send(options.copy().build(), BodyHandlers.ofString()), 401);

        var answer = CLIENT.send(
                options.header("Authorization", TestStaff.bearer("articles:write"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Allow").orElseThrow()).contains("POST");
    }

    @Test
    void takesABodyUpToTheLimit() throws Exception {
        var body = "{\"title\":\"" + "x".repeat(1024 * 1024 - 12) + "\"}";

        assertThat(post("/sheets", BodyPublishers.ofString(body)).statusCode()).isEqualTo(201);
    }

    @Test
    void letsAPathHaveItsOwnLimit() throws Exception {
        var body = BodyPublishers.ofString("{\"title\":\"" + "x".repeat(3_000) + "\"}");

        BadInputIT.problem(post("/idempotent", body), 413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /sheets?a=<b> HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET /sheets HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET /sheets HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n",
                "POST /sheets HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n"
                        + "Connection: close\r\n\r\nzz\r\n",
                "POST /sheets HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: -1\r\n\r\n",
                "POST /sheets HTTP/1.1\r\nHost: a\r\nContent-Type: nonsense\r\nContent-Length: 2\r\n"
                        + "Connection: close\r\n\r\n{}",
                "GET /sheets?limit=%ff%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            })
    void answersBrokenRequestsWithAProblem(String request) throws Exception {
        var answer = raw(request);

        assertThat(answer).startsWith("HTTP/1.1 4").contains("application/problem+json");
        assertThat(answer).contains("urn:broadsheet:problem:").doesNotContain("<html");
    }

    @Test
    void limitsANetworkAndTellsWhenToComeBack() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(limited("for=192.0.2.7").statusCode()).isEqualTo(200);
        }
        var refused = limited("for=192.0.2.7");
        BadInputIT.problem(refused, 429);
        assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 1201);

        assertThat(limited("for=192.0.2.8").statusCode()).isEqualTo(200);
        assertThat(limited("for=192.0.2.9, for=192.0.2.7").statusCode()).isEqualTo(429);
    }

    @Test
    void believesForwardedOnlyOnACloudPlatformToo() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(pretending("198.51.100." + i)).isEqualTo(200);
        }

        assertThat(pretending("198.51.100.99")).isEqualTo(429);
    }

    private int pretending(String address) throws Exception {
        return CLIENT.send(
                        to("/limited")
                                .header("Forwarded", "for=192.0.2.70")
                                .header("X-Forwarded-For", address)
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void readsNoPartsThatNobodyWants() throws Exception {
        var parts = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\nunread\r\n";
        var request = to("/sheets")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(parts.getBytes())));

        // Read, they would be malformed: the last boundary is missing.
        BadInputIT.problem(CLIENT.send(request.build(), BodyHandlers.ofString()), 415);
    }

    @Test
    void limitsACustomerOfManyNetworks() throws Exception {
        for (int network = 1; network <= 15; network++) {
            assertThat(limited("for=\"[2001:db8:1:" + network + "::1]\"").statusCode())
                    .isEqualTo(200);
        }

        assertThat(limited("for=\"[2001:db8:1:16::1]\"").statusCode()).isEqualTo(429);
        assertThat(limited("for=\"[2001:db8:2:16::1]\"").statusCode()).isEqualTo(200);
    }

    @Test
    void letsClientsRevalidateWhatTheyHave() throws Exception {
        var first = get("/sheets/00000000-0000-0001-0000-000000000002");
        var tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(tag).startsWith("\"");
        assertThat(first.headers().allValues("Cache-Control")).containsExactly("no-cache");

        var byStaff = CLIENT.send(
                to("/sheets/00000000-0000-0001-0000-000000000002")
                        .header("Authorization", TestStaff.bearer("articles:write"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(byStaff.headers().firstValue("ETag")).hasValue(tag);
        assertThat(byStaff.headers().allValues("Cache-Control")).containsExactly("no-cache");

        var again = CLIENT.send(
                to("/sheets/00000000-0000-0001-0000-000000000002")
                        .header("If-None-Match", tag)
                        .build(),
                BodyHandlers.ofString());
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("ETag")).hasValue(tag);

        var head = CLIENT.send(
                to("/sheets/00000000-0000-0001-0000-000000000002").HEAD().build(), BodyHandlers.ofString());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("ETag")).hasValue(tag);
        assertThat(head.headers().firstValue("Content-Length"))
                .hasValue(Integer.toString(first.body().getBytes(StandardCharsets.UTF_8).length));
    }

    @Test
    void keepsWhatATokenLeadsToOutOfCaches() throws Exception {
        var answer = get("/links/abc");

        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(answer.headers().firstValue("ETag")).isEmpty();
    }

    @Test
    void answersConfiguredFrontEnds() throws Exception {
        var preflight = CLIENT.send(
                to("/newsroom/sheets")
                        .method("OPTIONS", BodyPublishers.noBody())
                        .header("Origin", "https://www.news.example")
                        .header("Access-Control-Request-Method", "POST")
                        .header(
                                "Access-Control-Request-Headers",
                                "authorization,content-type,x-author-token,x-edit-token")
                        .build(),
                BodyHandlers.ofString());
        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue("https://www.news.example");
        assertThat(preflight
                        .headers()
                        .firstValue("Access-Control-Allow-Headers")
                        .orElseThrow())
                .contains("x-author-token", "x-edit-token");

        var read = CLIENT.send(
                to("/sheets").header("Origin", "https://www.news.example").build(), BodyHandlers.ofString());
        assertThat(read.headers().firstValue("Access-Control-Expose-Headers").orElseThrow())
                .contains("ETag", "Search-Index");

        var stranger = CLIENT.send(
                to("/sheets").header("Origin", "https://evil.example").build(), BodyHandlers.ofString());
        assertThat(stranger.statusCode()).isEqualTo(200);
        assertThat(stranger.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void showsHealthToAnyoneAndOperationsToOperators() throws Exception {
        await().untilAsserted(() -> assertThat(
                        management("/actuator/health/readiness", null).statusCode())
                .isEqualTo(200));
        assertThat(management("/actuator/health/liveness", null).statusCode()).isEqualTo(200);
        assertThat(management("/actuator/prometheus", null).statusCode()).isEqualTo(200);
        BadInputIT.problem(management("/actuator/deliveries", null), 401);
        BadInputIT.problem(management("/actuator/deliveries", TestStaff.bearer("articles:write")), 403);
        assertThat(management("/actuator/deliveries", TestStaff.bearer("operations"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void documentsItself() throws Exception {
        var document = get("/v3/api-docs").body();
        assertThat(document)
                .contains("urn:broadsheet:problem:", "ProblemDocument", "Idempotency-Key", "articles:publish")
                .doesNotContain("\"/error\"");
        assertThat(get("/swagger-ui/index.html").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> limited(String forwarded) throws Exception {
        return CLIENT.send(to("/limited").header("Forwarded", forwarded).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return CLIENT.send(to(path).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> management(String path, String authorization) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + path));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, HttpRequest.BodyPublisher body) throws Exception {
        return CLIENT.send(
                to(path).header("Content-Type", "application/json").POST(body).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
