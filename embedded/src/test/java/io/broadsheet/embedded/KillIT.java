package io.broadsheet.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Real processes under load, killed with SIGKILL: whatever they acknowledged is there when they are back. */
class KillIT {

    private static final int WRITERS = 8;
    private static final int ENOUGH = 1_500;

    @TempDir
    Path data;

    /**
     * Seen to fail with durability switched off: with only every hundredth write waiting for its commit ({@code if
     * (ticket % 100 == 0)} before {@code await(ticket)} in {@code GroupCommit.write}), acknowledged ones were missing.
     */
    @Test
    void mongodbLosesNoAcknowledgedWrite() throws Exception {
        Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
        for (int round = 0; round < 2; round++) {
            int base = round * 10_000_000;
            try (var mongo = PartProcess.start("mongodb", data);
                    var client = MongoClients.create(mongo.address(0) + "/?serverSelectionTimeoutMS=5000")) {
                var rows = rows(client);
                rows.createIndex(
                        Indexes.ascending("key"), new IndexOptions().name("key").unique(true));
                int before = acknowledged.size();
                underLoad(mongo, () -> acknowledged.size() - before, writer -> {
                    rows.insertOne(new Document("_id", writer + base).append("key", "k" + (writer + base)));
                    rows.updateOne(Filters.eq("key", "k" + (writer + base)), Updates.set("done", true));
                    acknowledged.add(writer + base);
                });
            }
        }
        try (var mongo = EmbeddedMongo.start(data, 0);
                var client = MongoClients.create(mongo.uri())) {
            Set<Integer> found = new HashSet<>();
            rows(client).find(Filters.eq("done", true)).forEach(row -> found.add(row.getInteger("_id")));
            assertThat(acknowledged).hasSizeGreaterThan(2 * ENOUGH);
            assertThat(acknowledged.stream().filter(id -> !found.contains(id))).isEmpty();
            assertThat(rows(client).countDocuments(Filters.in("key", "k1", "k1000001")))
                    .isEqualTo(2);
        }
    }

    /**
     * Seen to fail with durability switched off: with {@code MailStore.add} on a thread of its own in {@code
     * SmtpSession.store}, and the answer not waiting for it, acknowledged mails were missing.
     */
    @Test
    void mailCatcherLosesNoAcknowledgedMail() throws Exception {
        Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
        try (var mail = PartProcess.start("mail", data)) {
            int port = URI.create(mail.address(0)).getPort();
            var connections = new ThreadLocal<Smtp>();
            underLoad(mail, acknowledged::size, number -> {
                if (connections.get() == null) {
                    connections.set(new Smtp(port));
                }
                connections.get().send(number);
                acknowledged.add(number);
            });
        }
        try (var catcher = MailCatcher.start(data, 0, 0);
                var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + catcher.httpPort() + "/api/v1/messages?limit=10000"))
                    .build();
            String list =
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            Set<Integer> found = new HashSet<>();
            new JsonMapper()
                    .readTree(list)
                    .at("/messages")
                    .forEach(each ->
                            found.add(Integer.parseInt(each.at("/Subject").stringValue())));
            assertThat(acknowledged.stream().filter(number -> !found.contains(number)))
                    .isEmpty();
        }
    }

    @Test
    void kafkaLosesNoAcknowledgedRecord() throws Exception {
        List<String> acknowledged = new ArrayList<>();
        try (var kafka = PartProcess.start("kafka", data)) {
            KafkaClients.create(kafka.address(0), "tides");
            KafkaClients.send(kafka.address(0), "tides", 200, acknowledged::add);
            kafka.kill();
        }
        try (var kafka = EmbeddedKafka.start(data, 0)) {
            assertThat(KafkaClients.consume(kafka.bootstrapServers(), "tides", 200))
                    .containsExactlyInAnyOrderElementsOf(acknowledged);
        }
    }

    /** Writes with ever new numbers on several threads, and kills the process in the middle of it. */
    private static void underLoad(PartProcess process, java.util.function.IntSupplier acknowledged, IntConsumer write)
            throws InterruptedException {
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            for (int i = 0; i < WRITERS; i++) {
                int first = i * 1_000_000;
                writers.submit(() -> {
                    try {
                        for (int number = first; ; number++) {
                            write.accept(number);
                        }
                    } catch (MongoException | IllegalStateException killed) {
                        return;
                    }
                });
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> acknowledged.getAsInt() > ENOUGH);
            process.kill();
        }
    }

    private static MongoCollection<Document> rows(MongoClient client) {
        return client.getDatabase("broadsheet").getCollection("rows");
    }

    /** A client that waits for the answer to each mail. */
    private static final class Smtp {

        private final Socket socket;
        private final BufferedReader answers;

        Smtp(int port) {
            try {
                socket = new Socket("127.0.0.1", port);
                answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                expect("220");
                say("HELO test", "250");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        void send(int number) {
            say("MAIL FROM:<>", "250");
            say("RCPT TO:<ann@example.org>", "250");
            say("DATA", "354");
            say("Subject: " + number + "\r\n\r\n" + "Words. ".repeat(100) + "\r\n.", "250");
        }

        private void say(String line, String code) {
            try {
                socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
                expect(code);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private void expect(String code) throws IOException {
            String answer = answers.readLine();
            if (answer == null || !answer.startsWith(code)) {
                throw new IllegalStateException("Expected " + code + " but got " + answer);
            }
        }
    }
}
