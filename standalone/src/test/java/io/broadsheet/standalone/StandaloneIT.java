package io.broadsheet.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script, as a newcomer uses it; and beside a broker, a database and a mail server of others. */
class StandaloneIT {

    private static final String DRAFT = """
            {"title": "Tides and time", "body": {"format": "markdown", "source": "Low water at noon."}, "authors": ["R. Ito"],
             "tags": [], "language": "en", "commentsOpen": true}""";

    private static final String SUBSCRIPTION = """
            {"email": "ann@news.example", "cadence": "daily", "topics": [], "timeZone": "Europe/Oslo", "hour": 7}""";

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
        assertThat(openToOthers()).isEmpty();

        var draft = drafted(ready);

        var rival = start("rival");
        assertThat(rival.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(rival.exitValue()).isEqualTo(1);
        assertThat(told("rival")).contains("Another ./start works on " + data());

        first.destroyForcibly().waitFor();
        Files.setPosixFilePermissions(data(), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(
                data().resolve("logs/broadsheet.log"), PosixFilePermissions.fromString("rw-r--r--"));
        var second = start("second");
        var again = awaitReady(second, "second");
        assertThat(openToOthers()).isEmpty();
        var read = client.send(asStaff(again, draft).build(), BodyHandlers.ofString());
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).contains("Tides and time");
        assertThat(client.send(get(ready.get("mail") + "/api/v1/messages"), BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);

        second.destroy();
        assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(143);

        var third = start("third");
        awaitReady(third, "third");
        takeItsRoomAway(third, "third");
        assertThat(third.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(third.exitValue()).isEqualTo(1);
        assertThat(told("third")).contains("Writes no longer reach the disk");
    }

    /** No file of it grows from then on, but what it tells by a line. */
    private void takeItsRoomAway(Process process, String output) throws Exception {
        long most = Files.size(folder.resolve(output)) + 500;
        var prlimit = new ProcessBuilder(
                "prlimit", "--pid", Long.toString(process.pid()), "--fsize=%d:%d".formatted(most, most));
        assertThat(prlimit.inheritIO().start().waitFor()).isZero();
    }

    @Test
    void leavesToRealPartsWhatASettingNames() throws Exception {
        var kafka = part("kafka", "--data", folder.resolve("real-kafka").toString(), "--port", "0");
        var mongo = part("mongodb", "--data", folder.resolve("real-mongo").toString(), "--port", "0");
        var mail = part("mail", "--data", folder.resolve("real-mail").toString(), "--port", "0", "--http-port", "0");
        var smtp = URI.create(mail.split(" ")[0]);

        var ready = awaitReady(
                start(
                        "real",
                        Map.of(
                                "SPRING_KAFKA_BOOTSTRAP_SERVERS",
                                kafka,
                                "SPRING_MONGODB_URI",
                                mongo + "/paper",
                                "SPRING_MAIL_HOST",
                                smtp.getHost(),
                                "SPRING_MAIL_PORT",
                                Integer.toString(smtp.getPort()))),
                "real");

        assertThat(data()).isDirectoryNotContaining("glob:**/{kafka,mongodb,mail}");
        for (var port : List.of(Port.KAFKA, Port.MONGODB, Port.SMTP, Port.MAIL_PAGE)) {
            new ServerSocket(port.shiftedBy(PORT_OFFSET), 1, InetAddress.getLoopbackAddress()).close();
        }
        var id = published(ready);
        await("told through the real broker")
                .atMost(Duration.ofSeconds(60))
                .until(() -> client.send(
                                        get(ready.get("comments") + "/articles/" + id + "/comments"),
                                        BodyHandlers.discarding())
                                .statusCode()
                        == 200);
        client.send(
                HttpRequest.newBuilder(URI.create(ready.get("newsletter") + "/subscriptions"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(SUBSCRIPTION))
                        .build(),
                BodyHandlers.discarding());
        await("mailed through the real server")
                .atMost(Duration.ofSeconds(60))
                .until(() -> client.send(get(mail.split(" ")[1] + "/api/v1/messages"), BodyHandlers.ofString())
                        .body()
                        .contains("ann@news.example"));
    }

    /** @return what stands after its name in the line that says that it is ready */
    private String part(String name, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.broadsheet.embedded.Main",
                name));
        command.addAll(List.of(arguments));
        started.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name).toFile())
                .start());
        var line = Pattern.compile("^READY " + name + " (.*)$", Pattern.MULTILINE);
        return await(name)
                .atMost(Duration.ofSeconds(60))
                .until(() -> line.matcher(told(name)).results().findFirst(), Optional::isPresent)
                .orElseThrow()
                .group(1);
    }

    private URI drafted(Map<String, String> ready) throws Exception {
        var articles = URI.create(ready.get("articles"));
        var drafted = client.send(
                asStaff(ready, articles.resolve("/newsroom/articles"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(DRAFT))
                        .build(),
                BodyHandlers.ofString());
        assertThat(drafted.statusCode()).as(drafted.body()).isEqualTo(201);
        return articles.resolve(drafted.headers().firstValue("Location").orElseThrow());
    }

    /** @return the article's id */
    private String published(Map<String, String> ready) throws Exception {
        var draft = drafted(ready);
        var publication = client.send(
                asStaff(ready, URI.create(draft + "/publication"))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        assertThat(publication.statusCode()).as(publication.body()).isEqualTo(200);
        return Path.of(draft.getPath()).getFileName().toString();
    }

    private Process start(String output) throws IOException {
        return start(output, Map.of());
    }

    private Process start(String output, Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder(
                        "../start",
                        "--empty",
                        "--data",
                        data().toString(),
                        "--port-offset",
                        Integer.toString(PORT_OFFSET))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(output).toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
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

    /** Whatever the umask of this test: most people's leaves files readable. */
    private List<Path> openToOthers() throws IOException {
        try (var all = Files.walk(data())) {
            return all.filter(StandaloneIT::isOpenToOthers).toList();
        }
    }

    private static boolean isOpenToOthers(Path path) {
        try {
            return !PosixFilePermissions.toString(Files.getPosixFilePermissions(path))
                    .endsWith("------");
        } catch (NoSuchFileException goneMeanwhile) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path data() {
        return folder.resolve("data");
    }
}
