package io.broadsheet.systemtest;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code ./start} as a newcomer runs it: with the website and the sample newspaper. */
final class FirstStart implements Place, AutoCloseable {

    /** Every port stays below those that the system hands out for connections. */
    private static final int PORT_OFFSET = 4300;

    private static final int ARTICLES = 8081 + PORT_OFFSET;
    private static final Pattern READY = Pattern.compile("^READY (.*)$", Pattern.MULTILINE);

    /** The first start of a build rehearses, on a machine that may run other tests too. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Path ROOT =
            Path.of(System.getProperty("broadsheet.root", "..")).toAbsolutePath();

    private final Path data;
    private final Path output;
    private final List<String> options;
    private final Map<String, String> settings;
    private Process process;
    private Map<String, String> addresses = Map.of();

    private FirstStart(Path folder, Map<String, String> settings, String... options) {
        this.options = List.of(options);
        this.settings = settings;
        data = folder.resolve("data");
        output = folder.resolve("start.log");
        process = launch();
    }

    /** Killed while the newspaper comes in, and started again. */
    static FirstStart interrupted(Path folder) {
        var start = new FirstStart(folder, Map.of());
        try {
            await("the first articles")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> start.requireAlive() && hasArticles());
            start.process.destroyForcibly().waitFor();
            Files.delete(start.output);
            start.process = start.launch();
            await("READY").atMost(PATIENCE).until(() -> start.requireAlive() && start.isReady());
            return start;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException | Error e) {
            start.close();
            throw e;
        }
    }

    /** Without the sample newspaper. */
    static FirstStart empty(Path folder) {
        return ready(new FirstStart(folder, Map.of(), "--empty"));
    }

    /** @param settings in the environment */
    static FirstStart with(Map<String, String> settings, Path folder) {
        return ready(new FirstStart(folder, settings));
    }

    private static FirstStart ready(FirstStart start) {
        try {
            await("READY").atMost(PATIENCE).until(() -> start.requireAlive() && start.isReady());
            return start;
        } catch (RuntimeException | Error e) {
            start.close();
            throw e;
        }
    }

    /** One of those of the sample newspaper. */
    static Path picture(String name) {
        return ROOT.resolve("standalone/src/main/resources/sample/pictures/" + name + ".jpg");
    }

    private Process launch() {
        var command = new ArrayList<>(List.of(
                ROOT.resolve("start").toString(),
                "--data",
                data.toString(),
                "--port-offset",
                Integer.toString(PORT_OFFSET)));
        command.addAll(options);
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().putAll(settings);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasArticles() {
        try {
            Http.Answer list = Http.get("http://127.0.0.1:" + ARTICLES + "/articles");
            return list.status() == 200 && list.json().get("items").size() > 2;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private boolean isReady() {
        Matcher line = READY.matcher(told());
        if (!line.find()) {
            return false;
        }
        String[] words = line.group(1).split(" ");
        var found = new HashMap<String, String>();
        for (int i = 0; i + 1 < words.length; i += 2) {
            found.put(words[i], words[i + 1]);
        }
        addresses = found;
        return true;
    }

    private boolean requireAlive() {
        if (!process.isAlive()) {
            throw new AssertionError("./start ended with code " + process.exitValue() + ":\n" + told());
        }
        return true;
    }

    /** What the terminal shows. */
    String told() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String siteUrl() {
        return address("website");
    }

    String newsroomUrl() {
        return address("newsroom");
    }

    /** Of the file that the first start writes. */
    String credential(String name) {
        try (Stream<String> lines = Files.lines(data.resolve("credentials"))) {
            return lines.filter(line -> line.startsWith(name + "="))
                    .findFirst()
                    .orElseThrow()
                    .substring(name.length() + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By which one more instance knows who is signed in at this one. */
    String tokenSecret() {
        try {
            return Files.readString(data.resolve("token-secret")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String identityUrl() {
        return address("identity");
    }

    @Override
    public String articlesUrl() {
        return address("articles");
    }

    @Override
    public String commentsUrl() {
        return address("comments");
    }

    @Override
    public String newsletterUrl() {
        return address("newsletter");
    }

    @Override
    public String mailUrl() {
        return address("mail");
    }

    @Override
    public String token() {
        return Newsroom.token(address("identity"), data.resolve("credentials"));
    }

    private String address(String name) {
        String address = addresses.get(name);
        if (address == null) {
            throw new AssertionError("READY names no " + name + ":\n" + told());
        }
        return address;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
