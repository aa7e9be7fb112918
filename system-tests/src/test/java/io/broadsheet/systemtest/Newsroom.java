package io.broadsheet.systemtest;

import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.embedded.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.jspecify.annotations.Nullable;

/** All of Broadsheet as separate processes on free ports of 127.0.0.1, keeping their data in one folder. */
final class Newsroom implements Place, AutoCloseable {

    static final String SECRET = "a secret for system tests only, 0123456789";

    /** On two busy cores a start takes a while. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static @Nullable Newsroom shared;

    private final Path data;
    private final List<String> settings;
    private final List<StartedProcess> processes = new ArrayList<>();
    private final List<Runnable> opened = new ArrayList<>();
    private final int kafkaPort = Ports.next();
    private final int mongoPort = Ports.next();
    private final int smtpPort = Ports.next();
    private final int mailPort = Ports.next();
    private final int issuerPort = Ports.next();
    private final int newsletterPort = Ports.next();
    private final int websitePort = Ports.next();

    private final MongoDatabase database;

    final StartedProcess kafka;
    final StartedProcess mongo;
    final StartedProcess mail;
    final StartedProcess identity;
    final Service articles;
    final Service comments;
    final Service newsletter;

    /** One instance of a service. */
    record Service(String name, String url, String management, StartedProcess process) implements AutoCloseable {

        boolean isReady() {
            try {
                return Http.get(management + "/actuator/health/readiness").status() == 200;
            } catch (UncheckedIOException e) {
                return false;
            }
        }

        @Override
        public void close() {
            process.close();
        }

        Service awaitReady() {
            try {
                await(name + " ready").atMost(PATIENCE).until(() -> process.requireAlive() != null && isReady());
            } catch (ConditionTimeoutException e) {
                throw new AssertionError(name + " is not ready:\n" + process.log(), e);
            }
            return this;
        }
    }

    /**
     * The one that all tests use which bring articles and readers of their own; whole, whatever the test before did to
     * it, and with leases of seconds, as they kill and cut off. It ends with the tests.
     */
    static synchronized Newsroom shared() {
        if (shared == null) {
            try {
                var settings = Stream.concat(ShortWaits.OF_EVENTS.stream(), ShortWaits.OF_MAILS.stream());
                shared = start(Files.createTempDirectory("newsroom"), settings.toArray(String[]::new));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        shared.processes.stream().filter(part -> !part.isAlive()).forEach(StartedProcess::restart);
        shared.awaitReady();
        return shared;
    }

    /** Starts all of it and waits until it is ready. @param settings of every service */
    static Newsroom start(Path data, String... settings) {
        var newsroom = new Newsroom(data, List.of(settings));
        try {
            newsroom.awaitReady();
        } catch (RuntimeException | Error e) {
            newsroom.close();
            throw e;
        }
        return newsroom;
    }

    private Newsroom(Path data, List<String> settings) {
        this.data = data;
        this.settings = settings;
        kafka = own(embedded("kafka", "kafka", kafkaPort));
        mongo = own(embedded("mongodb", "mongodb", mongoPort));
        mail = own(embedded("mail", "mail", smtpPort, "--http-port", Integer.toString(mailPort), "--faults"));
        identity = own(program(
                "identity",
                "identity",
                "--server.port=" + issuerPort,
                "--management.server.port=" + Ports.next(),
                "--spring.mongodb.uri=mongodb://127.0.0.1:" + mongoPort + "/broadsheet",
                "--broadsheet.identity.data=" + data.resolve("identity"),
                "--broadsheet.identity.credentials=" + credentials()));
        articles = service("article-service", Ports.next());
        comments = service("comment-service", Ports.next());
        newsletter = service("newsletter-service", newsletterPort);
        List.of(articles, comments, newsletter).forEach(service -> own(service.process()));
        MongoClient client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString("mongodb://127.0.0.1:" + mongoPort))
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .build());
        opened.add(client::close);
        database = client.getDatabase("broadsheet");
    }

    /** One of those that are always there. */
    private StartedProcess own(StartedProcess part) {
        processes.add(part);
        return part;
    }

    private void awaitReady() {
        for (StartedProcess part : List.of(kafka, mongo, mail)) {
            await().atMost(PATIENCE).until(() -> part.requireAlive().log().contains("READY"));
        }
        await("issuer")
                .atMost(PATIENCE)
                .until(() -> identity.requireAlive() != null
                        && Files.exists(credentials())
                        && answers(issuer() + "/oauth2/jwks"));
        List.of(articles, comments, newsletter).forEach(Service::awaitReady);
    }

    /** The reader's pages; not among what every test starts. */
    Service startWebsite() {
        return service(
                        "website",
                        websitePort,
                        "--broadsheet.website.services.articles=" + articles.url(),
                        "--broadsheet.website.services.comments=" + comments.url(),
                        "--broadsheet.website.services.newsletter=" + newsletter.url())
                .awaitReady();
    }

    /** One more instance of a service, on ports of its own. */
    Service another(String name, String... more) {
        return service(name, Ports.next(), more).awaitReady();
    }

    private Service service(String name, int port, String... more) {
        int management = Ports.next();
        var arguments = new ArrayList<>(List.of(
                "--server.port=" + port,
                "--management.server.port=" + management,
                "--spring.kafka.bootstrap-servers=127.0.0.1:" + kafkaPort,
                "--spring.mongodb.uri=mongodb://127.0.0.1:" + mongoPort + "/broadsheet",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + smtpPort,
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer(),
                "--broadsheet.token-secret=" + SECRET,
                "--broadsheet.public-url=http://127.0.0.1:" + websitePort,
                // All readers here are one network.
                "--broadsheet.comments.most-per-article=1000",
                "--broadsheet.rate-limits.comments.permits=1000",
                "--broadsheet.newsletter.public-url=http://127.0.0.1:" + newsletterPort));
        arguments.addAll(settings);
        arguments.addAll(List.of(more));
        StartedProcess process = program(name + "-" + port, name, arguments.toArray(String[]::new));
        return new Service(name, "http://127.0.0.1:" + port, "http://127.0.0.1:" + management, process);
    }

    private StartedProcess embedded(String name, String part, int port, String... more) {
        var arguments = new ArrayList<>(
                List.of(part, "--data", data.resolve(part).toString(), "--port", Integer.toString(port)));
        arguments.addAll(List.of(more));
        return program(name, "embedded", arguments.toArray(String[]::new));
    }

    private StartedProcess program(String name, String module, String... arguments) {
        StartedProcess started = StartedProcess.start(module, data.resolve(name + ".log"), List.of(arguments));
        opened.add(started::close);
        return started;
    }

    private Path credentials() {
        return data.resolve("credentials");
    }

    private String issuer() {
        return "http://127.0.0.1:" + issuerPort;
    }

    String bootstrapServers() {
        return "127.0.0.1:" + kafkaPort;
    }

    @Override
    public String articlesUrl() {
        return articles.url();
    }

    @Override
    public String commentsUrl() {
        return comments.url();
    }

    @Override
    public String newsletterUrl() {
        return newsletter.url();
    }

    @Override
    public String mailUrl() {
        return "http://127.0.0.1:" + mailPort;
    }

    @Override
    public String token() {
        return token(issuer(), credentials());
    }

    static String token(String issuer, Path credentialsFile) {
        Map<String, String> credentials = read(credentialsFile);
        return Http.form(
                        issuer + "/oauth2/token",
                        Map.of("grant_type", "client_credentials"),
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((credentials.get("NEWSROOM_CLIENT_ID") + ":"
                                                        + credentials.get("NEWSROOM_CLIENT_SECRET"))
                                                .getBytes(StandardCharsets.UTF_8)))
                .expect(200)
                .json()
                .get("access_token")
                .asString();
    }

    /** Whether the newsletter's projection has an article: read from its database, since no call tells. */
    boolean newsletterKnows(String articleId) {
        return database.getCollection("stories").countDocuments(new Document("_id", UUID.fromString(articleId))) == 1;
    }

    /** An article's title as comment-service knows it: read from its database, since no call tells; null for none. */
    @Nullable String titleInComments(String articleId) {
        Document article = database.getCollection("article_projection")
                .find(new Document("_id", UUID.fromString(articleId)))
                .first();
        return article == null ? null : article.getString("title");
    }

    /** How many looks at an article have been counted: no call tells the number. */
    long countedViews(String articleId) {
        Document views = database.getCollection("views")
                .find(new Document("_id", UUID.fromString(articleId)))
                .first();
        return views == null ? 0 : ((Number) views.get("looks")).longValue();
    }

    /** Collections of all services: for what no call does, or tells. */
    MongoDatabase database() {
        return database;
    }

    /** How many cuts there have been. */
    long cutNumber() {
        Document desk = database.getCollection("desk").find().first();
        return desk == null ? 0 : ((Number) desk.get("number")).longValue();
    }

    /** Mails that the ledger has still to send. */
    long openDeliveries() {
        return database.getCollection("deliveries")
                .countDocuments(new Document("state", new Document("$in", List.of("due", "claimed"))));
    }

    private static Map<String, String> read(Path shellFile) {
        try {
            return Arrays.stream(Files.readString(shellFile).split("\n"))
                    .filter(line -> line.contains("="))
                    .collect(Collectors.toMap(
                            line -> line.substring(0, line.indexOf('=')).replace("export ", ""),
                            line -> line.substring(line.indexOf('=') + 1).replaceAll("^['\"]|['\"]$", "")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean answers(String uri) {
        try {
            return Http.get(uri).status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        opened.reversed().forEach(Runnable::run);
    }
}
