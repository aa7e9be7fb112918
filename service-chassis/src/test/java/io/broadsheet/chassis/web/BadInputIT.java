package io.broadsheet.chassis.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.chassis.press.PressApplication;
import io.broadsheet.chassis.testing.BroadsheetTest;
import io.broadsheet.chassis.testing.TestStaff;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@BroadsheetTest(classes = PressApplication.class, properties = "spring.config.name=broadsheet-chassis,press-service")
class BadInputIT {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    int port;

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("", 400, "body"),
                Arguments.of("null", 400, "body"),
                Arguments.of("[]", 400, "The body"),
                Arguments.of("\"text\"", 400, "The body"),
                Arguments.of("{", 400, "not valid JSON"),
                Arguments.of("{\"title\":\"a\"} {}", 400, "body"),
                Arguments.of("{\"tittle\":\"a\"}", 400, "tittle: unknown member."),
                Arguments.of("{\"title\":1}", 400, "title: must be text."),
                Arguments.of("{\"title\":true}", 400, "title: must be text."),
                Arguments.of("{\"title\":[\"a\"]}", 400, "title: must be text."),
                Arguments.of("{\"title\":{}}", 400, "title: must be text."),
                Arguments.of("{\"copies\":\"1\"}", 400, "copies: must be a number."),
                Arguments.of("{\"copies\":1.5}", 400, "copies: must be a number."),
                Arguments.of("{\"copies\":99999999999}", 400, "copies"),
                Arguments.of("{\"urgent\":\"true\"}", 400, "urgent: must be true or false."),
                Arguments.of("{\"authors\":[{\"age\":null}]}", 400, "authors[0].age: must not be null."),
                Arguments.of("{\"authors\":[{}]}", 422, "authors[0].age"),
                Arguments.of("{\"tags\":\"a\"}", 400, "tags: must be a list."),
                Arguments.of("{\"tags\":[\"a\",2]}", 400, "tags[1]: must be text."),
                Arguments.of("{\"authors\":[{\"age\":1,\"agee\":2}]}", 400, "authors[0].agee: unknown member."),
                Arguments.of("{\"at\":12}", 400, "at: must be a point in time"),
                Arguments.of("{\"size\":1}", 400, "size"),
                Arguments.of("{\"title\":\"a\",\"title\":\"b\"}", 400, "twice"),
                Arguments.of("{\"authors\":" + "[".repeat(200) + "]".repeat(200) + "}", 400, ""),
                Arguments.of("{\"title\":\"\\ud83d\"}", 400, "UTF-8"),
                Arguments.of("{\"title\":\"a\tb\"}", 400, "not valid JSON"),
                Arguments.of("{}", 422, "title"),
                Arguments.of("{\"title\":null}", 422, "title"),
                Arguments.of("{\"title\":\" \\u200b\\u3000\"}", 422, "title"),
                Arguments.of("{\"title\":\"a\",\"size\":\"HUGE\"}", 422, "size"),
                Arguments.of("{\"title\":\"a\",\"at\":\"yesterday\"}", 422, "at"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void tellsWhatIsWrongWithABody(String body, int status, String named) throws Exception {
        var answer = post("/sheets", body.getBytes(StandardCharsets.UTF_8), "application/json");

        var problem = problem(answer, status);
        assertThat(problem.toString()).contains(named);
    }

    @Test
    void namesEveryFieldThatBreaksARule() throws Exception {
        var problem = problem(post("/sheets", "{}".getBytes(StandardCharsets.UTF_8), "application/json"), 422);

        assertThat(problem.get("errors").get(0).get("field").asString()).isEqualTo("title");
        assertThat(problem.get("errors").get(0).get("message").asString()).isEqualTo("Please enter a title");
    }

    @Test
    void refusesWhatIsNotUtf8() throws Exception {
        byte[] overlong = {'{', '"', 't', 'i', 't', 'l', 'e', '"', ':', '"', (byte) 0xC0, (byte) 0x80, '"', '}'};
        var latin1 = "{\"title\":\"café\"}".getBytes(StandardCharsets.ISO_8859_1);

        problem(post("/sheets", overlong, "application/json"), 400);
        problem(post("/sheets", latin1, "application/json"), 400);
        problem(post("/sheets", latin1, "application/json;charset=ISO-8859-1"), 400);
    }

    @Test
    void takesAnyScript() throws Exception {
        var answer = post(
                "/sheets",
                "{\"title\":\"“Ebbe” 潮 👩‍👩‍👧 \\ud83d\\ude00\"}".getBytes(StandardCharsets.UTF_8),
                "application/json");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).contains("“Ebbe” 潮 👩‍👩‍👧 😀");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /nowhere,                 404",
        "GET,    /newsroom/nowhere,        401",
        "GET,    /sheets/not-an-id,        404",
        "GET,    /sheets/00000000-0000-0001-0000-000000000003, 404",
        "DELETE, /sheets,                  405",
        "GET,    /sheets?limit=0,          400",
        "GET,    /sheets?limit=101,        400",
        "GET,    /sheets?limit=ten,        400",
        "GET,    /sheets?limit=,           400",
        "GET,    /sheets?after=nonsense,   400",
        "GET,    /sheets?after=,           400",
        "GET,    /sized,                   400",
        "GET,    /sized?size=HUGE,         400",
        "GET,    /error,                   404",
        "GET,    /broken,                  500",
        "GET,    /actuator/health,         404",
        "GET,    /sheets/a%2Fb,            400",
        "GET,    /sheets/a;b=c,            400",
    })
    void answersWithTheRightProblem(String method, String path, int status) throws Exception {
        var request = to(path).method(method, BodyPublishers.noBody()).build();

        problem(CLIENT.send(request, BodyHandlers.ofString()), status);
    }

    @Test
    void answersWhoReadsManyLanguages() throws Exception {
        var languages = "de-AT,de;q=0.9,en-GB;q=0.8,en;q=0.7,fr;q=0.6,".repeat(20) + "it;q=0.1";

        var answer =
                CLIENT.send(to("/sheets").header("Accept-Language", languages).build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void tellsWhichMethodsAndTypesItTakes() throws Exception {
        var delete = CLIENT.send(to("/sheets").DELETE().build(), BodyHandlers.ofString());
        assertThat(delete.headers().firstValue("Allow").orElse(""))
                .contains("GET")
                .contains("HEAD")
                .contains("POST");

        var xml = post("/sheets", "<a/>".getBytes(StandardCharsets.UTF_8), "application/xml");
        problem(xml, 415);
        assertThat(xml.headers().firstValue("Accept").orElse("")).contains("application/json");

        var csv = CLIENT.send(to("/sheets").header("Accept", "text/csv").build(), BodyHandlers.ofString());
        problem(csv, 406);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, */*,                              415",
        "POST, application/*,                    415",
        "POST, application/*+json,               415",
        "POST, multipart/form-data,              415",
        "POST, multipart/form-data; boundary=,   415",
        "POST, multipart/form-data; boundary=x,  415",
        "GET,  multipart/form-data,              400",
        "PUT,  application/x-www-form-urlencoded, 400",
    })
    void refusesWhatSaysThatItIsSomethingElse(String method, String type, int status) throws Exception {
        var body = method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("--x\r\na=%&");
        var request = to("/sheets").header("Content-Type", type).method(method, body);

        problem(CLIENT.send(request.build(), BodyHandlers.ofString()), status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /sheets HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 100\r\n%s\r\n{\"title\"",
                "POST /idempotent HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
                        + "Idempotency-Key: \u043A\u043B\u044E\u0447\r\n%s\r\n{}",
            })
    void refusesWhatBreaksOffAndWhatNoHeaderHas(String request) throws Exception {
        try (var socket = new Socket("127.0.0.1", port)) {
            var bytes = request.formatted("Host: 127.0.0.1\r\nConnection: close\r\n");
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();

            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400 ").contains("urn:broadsheet:problem:malformed-request");
        }
    }

    @Test
    void keepsExceptionTextToItself() throws Exception {
        var problem = problem(CLIENT.send(to("/broken").build(), BodyHandlers.ofString()), 500);

        assertThat(problem.toString()).doesNotContain("ada@news.example");
        assertThat(problem.get("traceId").asString()).hasSizeGreaterThanOrEqualTo(16);
    }

    @Test
    void refusesBadIdempotencyKeys() throws Exception {
        var body = BodyPublishers.ofString("{}");
        var request =
                to("/idempotent").header("Content-Type", "application/json").POST(body);

        problem(CLIENT.send(request.header("Idempotency-Key", "a b").build(), BodyHandlers.ofString()), 400);
    }

    @Test
    void asksStaffForATokenWithTheScopeBeforeItReadsAnything() throws Exception {
        problem(staffPost(null), 401);
        problem(staffPost("Bearer nonsense"), 401);
        problem(staffPost("Basic YTpi"), 401);
        problem(staffPost(TestStaff.expiredBearer("articles:write")), 401);
        problem(staffPost(TestStaff.bearer("comments:moderate")), 403);
        problem(staffPost(TestStaff.bearer("articles:publish")), 400);
        assertThat(staffPost(null).headers().firstValue("WWW-Authenticate")).hasValue("Bearer");

        var forgotten = to("/newsroom/forgotten").header("Authorization", TestStaff.bearer("articles:write"));
        problem(CLIENT.send(forgotten.build(), BodyHandlers.ofString()), 403);
    }

    private HttpResponse<String> staffPost(String authorization) throws Exception {
        var request = to("/newsroom/sheets")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("not JSON"));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, byte[] body, String type) throws IOException, InterruptedException {
        var request = to(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body));
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    static JsonNode problem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        var problem = JSON.readTree(answer.body());
        assertThat(problem.get("type").asString()).startsWith("urn:broadsheet:problem:");
        assertThat(problem.get("title").asString()).isNotBlank();
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("detail").asString()).isNotBlank();
        return problem;
    }
}
