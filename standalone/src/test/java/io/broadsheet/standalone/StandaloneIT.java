package io.broadsheet.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script, as a newcomer uses it: a first start, {@code kill -9}, a second start, an orderly end. */
class StandaloneIT {

    private static final String DRAFT = """
            {"title": "Tides and time", "body": {"format": "markdown", "source": "Low water at noon."}, "authors": ["R. Ito"],
             "tags": [], "language": "en", "commentsOpen": true}""";

    /** Every port stays below those that the system hands out for connections. */
    private static final int PORT_OFFSET = 3300;

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        });
    }

    @Test
    void keepsEverythingOverAKillAndEndsInOrder() throws Exception {
        var first = start("first");
        var ready = awaitReady(first, "first");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data().resolve("credentials"))))
                .isEqualTo("rw-------");

        var draft = client.send(
                asStaff(ready, URI.create(ready.get("articles") + "/newsroom/articles"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(DRAFT))
                        .build(),
                BodyHandlers.ofString());
        assertThat(draft.statusCode()).as(draft.body()).isEqualTo(201);

        var rival = start("rival");
        assertThat(rival.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(rival.exitValue()).isEqualTo(1);
        assertThat(told("rival")).contains("Another ./start works on " + data());

        first.destroyForcibly().waitFor();
        var second = start("second");
        var again = awaitReady(second, "second");
        var address = URI.create(ready.get("articles"))
                .resolve(draft.headers().firstValue("Location").orElseThrow());
        var read = client.send(asStaff(again, address).build(), BodyHandlers.ofString());
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).contains("Tides and time");
        assertThat(client.send(get(ready.get("mail") + "/api/v1/messages"), BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);

        second.destroy();
        assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(143);
    }

    private Process start(String output) throws IOException {
        var process = new ProcessBuilder(
                        "../start",
                        "--empty",
                        "--data",
                        data().toString(),
                        "--port-offset",
                        Integer.toString(PORT_OFFSET))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(output).toFile())
                .start();
        started.add(process);
        return process;
    }

    /** The addresses of the READY line by name. */
    private Map<String, String> awaitReady(Process process, String output) throws IOException {
        var line = Pattern.compile("^READY (.*)$", Pattern.MULTILINE);
        // The first run may have to rehearse, on a machine that runs other tests too.
        await().atMost(Duration.ofMinutes(10))
                .failFast(() -> assertThat(process.isAlive()).as(told(output)).isTrue())
                .untilAsserted(() -> assertThat(told(output)).containsPattern(line));
        var found = line.matcher(told(output));
        assertThat(found.find()).isTrue();
        var words = found.group(1).split(" ");
        var addresses = new HashMap<String, String>();
        for (int i = 0; i + 1 < words.length; i += 2) {
            addresses.put(words[i], words[i + 1]);
        }
        return addresses;
    }

    private String told(String output) throws IOException {
        return Files.readString(folder.resolve(output));
    }

    private HttpRequest.Builder asStaff(Map<String, String> ready, URI address) throws Exception {
        var credentials = Files.readAllLines(data().resolve("credentials")).stream()
                .filter(line -> line.contains("="))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        var pair = credentials.get("NEWSROOM_CLIENT_ID") + ":" + credentials.get("NEWSROOM_CLIENT_SECRET");
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(ready.get("identity") + "/oauth2/token"))
                        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes()))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                        .build(),
                BodyHandlers.ofString());
        var token = Pattern.compile("\"access_token\":\"([^\"]+)\"").matcher(answer.body());
        assertThat(token.find()).as(answer.body()).isTrue();
        return HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token.group(1));
    }

    private static HttpRequest get(String address) {
        return HttpRequest.newBuilder(URI.create(address)).build();
    }

    private Path data() {
        return folder.resolve("data");
    }
}
