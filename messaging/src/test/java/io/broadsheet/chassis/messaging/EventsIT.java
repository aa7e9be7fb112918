package io.broadsheet.chassis.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoTimeoutException;
import io.broadsheet.chassis.testing.BackingServices;
import io.broadsheet.chassis.testing.BroadsheetTest;
import io.broadsheet.chassis.testing.TestStaff;
import io.broadsheet.contract.ArticleWithdrawn;
import io.broadsheet.contract.EventType;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.MeterNotFoundException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever arrives and whatever is down: no consumer stops, nothing is lost. */
@BroadsheetTest(
        classes = Desk.class,
        properties = {
            "spring.config.name=broadsheet-chassis,press-service",
            "broadsheet.consumers.first-delay=20ms",
            "broadsheet.consumers.max-delay=100ms",
            "broadsheet.consumers.try-delay=20ms",
            // What is sought waits until the fetch at hand is over.
            "spring.kafka.consumer.properties.fetch.max.wait.ms=100",
            "spring.kafka.listener.poll-timeout=120ms"
        })
@Import(EventsIT.Odd.class)
class EventsIT {

    /** There before the service that declares it, and otherwise. */
    private static final String ODD_TOPIC = "desk-odd.v1";

    @TestConfiguration(proxyBeanMethods = false)
    static class Odd {

        @Bean
        OwnedTopic oddTopic() {
            return OwnedTopic.retained(ODD_TOPIC, Duration.ofDays(7));
        }
    }

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Admin admin;
    static KafkaProducer<String, byte[]> producer;

    @Autowired
    Desk.Archive archive;

    @Autowired
    Desk.Counter counter;

    @Autowired
    Desk.Onlooker onlooker;

    @Autowired
    MeterRegistry meters;

    @Autowired
    TopicSetup topics;

    @Autowired
    MessagingLifecycle lifecycle;

    @LocalManagementPort
    int management;

    @BeforeAll
    static void connect() throws Exception {
        // The machine may be busy with something else.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        admin = Admin.create(Map.of("bootstrap.servers", BackingServices.kafka()));
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        BackingServices.kafka(),
                        "max.request.size",
                        64 << 20,
                        "buffer.memory",
                        128L << 20,
                        "compression.type",
                        "zstd"),
                new StringSerializer(),
                new ByteArraySerializer());
        admin.createTopics(List.of(new NewTopic(ODD_TOPIC, 3, (short) 1)
                        .configs(Map.of("cleanup.policy", "delete", "retention.ms", "1000"))))
                .all()
                .get();
    }

    @AfterAll
    static void disconnect() {
        producer.close();
        admin.close();
        Awaitility.reset();
    }

    @BeforeEach
    void startAfresh() throws Exception {
        archive.effect = event -> {};
        counter.effect = polled -> {};
        await().until(() -> admin.listTopics()
                .names()
                .get()
                .containsAll(List.of(Desk.TOPIC, Desk.LETTERS, Desk.COUNTED_TOPIC, Desk.COUNTERS_LETTERS)));
        call("POST", "/" + Desk.LETTERS);
        for (JsonNode letter : letters()) {
            call("DELETE", "/" + Desk.LETTERS + "/" + letter.get("key").stringValue());
        }
        archive.seen.clear();
        archive.handled.clear();
    }

    @Test
    void handlesDuplicatesAndLateOnesAndPassesUnknownTypesOver() throws Exception {
        UUID id = UUID.randomUUID();
        double unknown = counter("broadsheet.events.unknown", "topic", Desk.TOPIC);
        send(event(id, 2));
        send(event(id, 2));
        send(event(id, 1));
        send(changed(event(id, 3), headers -> with(headers, CloudEvents.TYPE, "article.sung")));
        send(event(id, 4));

        await().untilAsserted(() -> assertThat(versionsHandled(id)).containsExactly(2L, 2L, 1L, 4L));
        assertThat(counter("broadsheet.events.unknown", "topic", Desk.TOPIC)).isEqualTo(unknown + 1);
        assertThat(letters()).isEmpty();
    }

    @Test
    void listensOnPlatformThreads() throws Exception {
        UUID id = UUID.randomUUID();
        var threads = new CopyOnWriteArrayList<Thread>();
        archive.effect = event -> threads.add(Thread.currentThread());
        send(event(id, 1));
        await().untilAsserted(() -> assertThat(threads).hasSize(1));
        assertThat(threads.getFirst().isVirtual()).isFalse();
    }

    static Stream<Arguments> malformed() {
        var good = event(UUID.randomUUID(), 7);
        return Stream.of(
                Arguments.of("no headers", changed(good, headers -> new RecordHeaders())),
                Arguments.of("no value", record(good.key(), null, good.headers())),
                Arguments.of("not UTF-8", record(good.key(), new byte[] {'"', (byte) 0xC3, '"'}, good.headers())));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void putsAMalformedRecordAsideAtOnceAndGoesOn(String what, ProducerRecord<String, byte[]> bad) throws Exception {
        UUID next = UUID.randomUUID();
        RecordMetadata place = send(bad);
        send(new ProducerRecord<>(
                Desk.TOPIC,
                place.partition(),
                next + "",
                event(next, 1).value(),
                event(next, 1).headers()));

        await().untilAsserted(() -> assertThat(versionsHandled(next)).containsExactly(1L));
        assertThat(archive.seen.stream()
                        .filter(record -> record.offset() == place.offset() && record.partition() == place.partition()))
                .hasSize(1);
        List<JsonNode> letters = letters();
        assertThat(letters).hasSize(1);
        assertThat(letters.getFirst().get("key").stringValue()).isEqualTo(place.partition() + "-" + place.offset());
        assertThat(letters.getFirst().get("failure").stringValue()).contains("MalformedEvent: ");
    }

    @Test
    void waitsWhileADependencyIsDownAndSkipsNothing() throws Exception {
        UUID id = UUID.randomUUID();
        var failures = new AtomicInteger();
        archive.effect = event -> {
            failures.incrementAndGet();
            throw new IllegalStateException("wrapped", new MongoTimeoutException("no server"));
        };
        send(event(id, 1));
        send(event(id, 2));

        // More often than an unclear failure is tried.
        await().untilAsserted(() -> assertThat(failures).hasValueGreaterThan(8));
        assertThat(gauge("broadsheet.consumer.waiting", "group", Desk.GROUP)).isEqualTo(1);
        await().ignoreException(MeterNotFoundException.class)
                .untilAsserted(() -> assertThat(gauge("broadsheet.consumer.lag", "group", Desk.GROUP))
                        .isPositive());
        archive.effect = event -> {};

        await().untilAsserted(() -> assertThat(versionsHandled(id)).containsExactly(1L, 2L));
        assertThat(letters()).isEmpty();
        assertThat(gauge("broadsheet.consumer.waiting", "group", Desk.GROUP)).isZero();
    }

    /** @return how many were handled together */
    private List<Integer> sendWhileTheCounterIsBusy(List<ProducerRecord<String, byte[]>> records) throws Exception {
        var isBusy = new CountDownLatch(1);
        var all = new CountDownLatch(1);
        var sizes = new CopyOnWriteArrayList<Integer>();
        var effect = counter.effect;
        counter.effect = polled -> {
            isBusy.countDown();
            awaitQuietly(all);
            sizes.add(polled.size());
            effect.accept(polled);
        };
        send(counted(event(UUID.randomUUID(), 1)));
        isBusy.await();
        for (var record : records) {
            send(counted(record));
        }
        all.countDown();
        return sizes;
    }

    private static ProducerRecord<String, byte[]> counted(ProducerRecord<String, byte[]> record) {
        return new ProducerRecord<>(Desk.COUNTED_TOPIC, 0, record.key(), record.value(), record.headers());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Long> versionsCounted(UUID id) {
        return counter.handled.stream()
                .filter(event -> event.subject().equals(id))
                .map(ReceivedEvent::version)
                .toList();
    }

    @Test
    void handsOverWhatAPollBringsAtOnceAndPutsAsideWhatCannotBeRead() throws Exception {
        UUID id = UUID.randomUUID();
        var bad = changed(event(UUID.randomUUID(), 1), headers -> new RecordHeaders());

        var sizes = sendWhileTheCounterIsBusy(List.of(event(id, 1), event(id, 2), bad, event(id, 3), event(id, 4)));

        await().untilAsserted(() -> assertThat(versionsCounted(id)).endsWith(3L, 4L));
        assertThat(versionsCounted(id)).as("none is skipped").contains(1L, 2L);
        assertThat(sizes).as("once the bad one is out of the way").anyMatch(size -> size > 1);
        assertThat(letters(Desk.COUNTERS_LETTERS))
                .filteredOn(letter -> letter.get("recordKey").stringValue().equals(bad.key()))
                .hasSize(1);
    }

    @Test
    void oneOfManyThatFailsIsFoundAndSentAgainThroughItsListener() throws Exception {
        UUID id = UUID.randomUUID();
        counter.effect = polled -> {
            if (polled.stream().anyMatch(event -> event.subject().equals(id) && event.version() == 2)) {
                throw new IllegalStateException();
            }
        };

        sendWhileTheCounterIsBusy(List.of(event(id, 1), event(id, 2), event(id, 3)));

        await().untilAsserted(() -> assertThat(versionsCounted(id)).endsWith(3L));
        assertThat(versionsCounted(id)).contains(1L).doesNotContain(2L);
        var letter = letters(Desk.COUNTERS_LETTERS).stream()
                .filter(each -> each.get("recordKey").stringValue().equals(id.toString()))
                .toList();
        assertThat(letter).hasSize(1);

        counter.effect = polled -> {};
        String place = letter.getFirst().get("key").stringValue();
        assertThat(call("POST", "/" + Desk.COUNTERS_LETTERS + "/" + place).statusCode())
                .isEqualTo(200);
        assertThat(versionsCounted(id)).endsWith(2L);
    }

    @Test
    void whatAPollBringsWaitsTogetherWhileADependencyIsDown() throws Exception {
        UUID id = UUID.randomUUID();
        var failures = new AtomicInteger();
        counter.effect = polled -> {
            if (failures.incrementAndGet() < 9) {
                throw new IllegalStateException("wrapped", new MongoTimeoutException("no server"));
            }
        };

        sendWhileTheCounterIsBusy(List.of(event(id, 1), event(id, 2), event(id, 3)));

        await().untilAsserted(() -> assertThat(versionsCounted(id)).containsExactly(1L, 2L, 3L));
        assertThat(failures).hasValueGreaterThanOrEqualTo(9);
        await().untilAsserted(() -> assertThat(gauge("broadsheet.consumer.waiting", "group", Desk.COUNTER))
                .isZero());
    }

    @Test
    void sendsADeadLetterAgainThroughItsOwnListenerOnly() throws Exception {
        UUID id = UUID.randomUUID();
        archive.effect = event -> {
            throw new IllegalStateException("quotes a reader");
        };
        RecordMetadata place = send(event(id, 1));
        await().untilAsserted(() -> assertThat(letters()).hasSize(1));
        assertThat(seen(id)).hasSize(5);

        String letter = "/" + Desk.LETTERS + "/" + place.partition() + "-" + place.offset();
        JsonNode shown = JSON.readTree(call("GET", letter).body());
        assertThat(shown.at("/letter/topic").stringValue()).isEqualTo(Desk.TOPIC);
        assertThat(shown.at("/letter/group").stringValue()).isEqualTo(Desk.GROUP);
        assertThat(shown.at("/letter/recordKey").stringValue()).isEqualTo(id.toString());
        assertThat(shown.at("/letter/failure").stringValue())
                .contains("IllegalStateException at ")
                .doesNotContain("reader");
        assertThat(shown.at("/headers/ce_type").stringValue()).isEqualTo("article.withdrawn");
        assertThat(shown.get("text").stringValue()).contains("“harbour”");

        HttpResponse<String> failedAgain = call("POST", letter);
        assertThat(failedAgain.statusCode()).isEqualTo(409);
        assertThat(letters()).hasSize(1);

        archive.effect = event -> {};
        assertThat(call("POST", letter).statusCode()).isEqualTo(200);
        assertThat(letters()).isEmpty();
        assertThat(versionsHandled(id)).containsExactly(1L);
        ConsumerRecord<String, byte[]> first = seen(id).getFirst();
        ConsumerRecord<String, byte[]> last = seen(id).getLast();
        assertThat(last).isNotSameAs(first);
        assertThat(List.of(last.topic(), last.partition(), last.offset(), last.timestamp()))
                .isEqualTo(List.of(first.topic(), first.partition(), first.offset(), first.timestamp()));
        assertThat(last.value()).isEqualTo(first.value());
        assertThat(last.headers().lastHeader(Provenance.GROUP)).isNull();
        assertThat(call("POST", letter).statusCode()).isEqualTo(404);
        await().untilAsserted(() ->
                assertThat(onlooker.seen).filteredOn(id.toString()::equals).hasSize(1));
    }

    @Test
    void sendsAllAgainATombstoneAmongThem() throws Exception {
        UUID gone = UUID.randomUUID();
        UUID large = UUID.randomUUID();
        archive.effect = event -> {
            throw new IllegalStateException();
        };
        send(record(
                gone.toString(),
                null,
                CloudEvents.headers(EventType.ARTICLE_ERASED, gone, 3, 0, Instant.EPOCH, "/desk")));
        // Within the topic's limit as it is stored, and far above every producer's.
        var withdrawn = new ArticleWithdrawn(large, 1, List.of("a".repeat(17 << 20)), null, Instant.EPOCH);
        send(record(
                large.toString(),
                EventJson.write(withdrawn),
                CloudEvents.headers(EventType.ARTICLE_WITHDRAWN, large, 1, 0, Instant.EPOCH, "/desk")));
        await().untilAsserted(() -> assertThat(letters())
                .extracting(letter -> letter.get("value").stringValue())
                .containsExactlyInAnyOrder("none", "left"));

        archive.effect = event -> {};
        JsonNode sent = JSON.readTree(call("POST", "/" + Desk.LETTERS).body());

        assertThat(sent.get("handled").intValue()).isEqualTo(2);
        assertThat(sent.get("left").intValue()).isZero();
        assertThat(archive.handled)
                .filteredOn(event -> event.subject().equals(gone))
                .singleElement()
                .matches(event -> event.payload() == null);
        assertThat(versionsHandled(large)).containsExactly(1L);
    }

    @Test
    void keepsARecordWhoseDeadLetterCannotBeWritten() throws Exception {
        // It makes the topic anew once a minute.
        lifecycle.stop();
        try {
            keepsARecordWithoutDeadLetters();
        } finally {
            lifecycle.start();
        }
    }

    private void keepsARecordWithoutDeadLetters() throws Exception {
        admin.deleteTopics(List.of(Desk.LETTERS)).all().get();
        await().until(() -> !admin.listTopics().names().get().contains(Desk.LETTERS));
        double buried = counter("broadsheet.deadletters", "group", Desk.GROUP);
        UUID next = UUID.randomUUID();
        var bad = changed(event(UUID.randomUUID(), 1), headers -> new RecordHeaders());
        RecordMetadata place = send(bad);
        send(new ProducerRecord<>(
                Desk.TOPIC,
                place.partition(),
                next + "",
                event(next, 1).value(),
                event(next, 1).headers()));

        await().untilAsserted(() -> assertThat(seen(bad.key())).hasSizeGreaterThan(2));
        assertThat(versionsHandled(next)).isEmpty();
        assertThat(counter("broadsheet.deadletters", "group", Desk.GROUP)).isEqualTo(buried);

        topics.check();
        await().untilAsserted(() -> assertThat(versionsHandled(next)).containsExactly(1L));
        assertThat(letters()).hasSize(1);
    }

    @Test
    void takesAnEventOfNearlyFourMegabytes() throws Exception {
        UUID id = UUID.randomUUID();
        String text = new Random(1)
                .ints(3_900_000, ' ', '~' + 1)
                .map(c -> c == '"' || c == '\\' ? 'x' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        var withdrawn = new ArticleWithdrawn(id, 1, List.of("a"), text, Instant.EPOCH);
        send(record(
                id.toString(),
                EventJson.write(withdrawn),
                CloudEvents.headers(EventType.ARTICLE_WITHDRAWN, id, 1, 0, Instant.EPOCH, "/desk")));

        await().untilAsserted(() -> assertThat(versionsHandled(id)).containsExactly(1L));
    }

    @Test
    void pagesThroughDeadLettersForOperatorsOnly() throws Exception {
        archive.effect = event -> {
            throw new MalformedEvent("test");
        };
        for (int i = 0; i < 3; i++) {
            send(event(UUID.randomUUID(), 1));
        }
        await().untilAsserted(() -> assertThat(letters()).hasSize(3));

        JsonNode page =
                JSON.readTree(call("GET", "/" + Desk.LETTERS + "?limit=2").body());
        assertThat(page.get("items").size()).isEqualTo(2);
        JsonNode rest = JSON.readTree(call(
                        "GET",
                        "/" + Desk.LETTERS + "?limit=2&after="
                                + page.get("next").stringValue())
                .body());
        assertThat(rest.get("items").size()).isEqualTo(1);
        assertThat(rest.path("next").isString()).isFalse();
        for (String limit : List.of("0", "-5", "101", "5000", "some")) {
            assertThat(call("GET", "/" + Desk.LETTERS + "?limit=" + limit).statusCode())
                    .isEqualTo(400);
        }
        assertThat(call("GET", "").body()).contains("\"open\":3");
        assertThat(call("GET", "/other.dlt").statusCode()).isEqualTo(404);
        assertThat(call("GET", "", TestStaff.bearer("articles:write")).statusCode())
                .isEqualTo(403);
        assertThat(call("POST", "/" + Desk.LETTERS, "none").statusCode()).isEqualTo(401);
    }

    @Test
    void createsItsTopicsAndReportsTheOneThatDiffers() throws Exception {
        var created =
                admin.describeTopics(List.of(Desk.TOPIC)).allTopicNames().get().get(Desk.TOPIC);
        assertThat(created.partitions()).hasSize(12);

        await().untilAsserted(() -> assertThat(get("/actuator/health/kafka", TestStaff.bearer("operations"))
                        .body())
                .contains(
                        "\"status\":\"DOWN\"",
                        ODD_TOPIC + ": partitions is 3, not 12",
                        ODD_TOPIC + ": retention.ms is 1000"));
        assertThat(admin.describeTopics(List.of(ODD_TOPIC))
                        .allTopicNames()
                        .get()
                        .get(ODD_TOPIC)
                        .partitions())
                .hasSize(3);
        assertThat(meters.find("kafka.consumer.fetch.manager.records.lag.max").meters())
                .isNotEmpty();
    }

    private static ProducerRecord<String, byte[]> event(UUID id, long version) {
        var withdrawn = new ArticleWithdrawn(id, version, List.of("harbour"), "About the “harbour”", Instant.EPOCH);
        return record(
                id.toString(),
                EventJson.write(withdrawn),
                CloudEvents.headers(EventType.ARTICLE_WITHDRAWN, id, version, 0, Instant.EPOCH, "/desk"));
    }

    private static ProducerRecord<String, byte[]> record(String key, byte[] value, Headers headers) {
        return new ProducerRecord<>(Desk.TOPIC, null, key, value, headers);
    }

    private static ProducerRecord<String, byte[]> changed(
            ProducerRecord<String, byte[]> record, UnaryOperator<Headers> change) {
        return record(
                record.key(),
                record.value(),
                change.apply(new RecordHeaders(record.headers().toArray())));
    }

    private static Headers with(Headers headers, String name, String value) {
        headers.remove(name);
        return headers.add(name, value.getBytes(UTF_8));
    }

    private static RecordMetadata send(ProducerRecord<String, byte[]> record) throws Exception {
        return producer.send(record).get();
    }

    private List<Long> versionsHandled(UUID id) {
        return archive.handled.stream()
                .filter(event -> event.subject().equals(id))
                .map(ReceivedEvent::version)
                .toList();
    }

    private List<ConsumerRecord<String, byte[]>> seen(Object key) {
        return archive.seen.stream()
                .filter(record -> key.toString().equals(record.key()))
                .toList();
    }

    private double counter(String name, String tag, String value) {
        return meters.find(name).tag(tag, value).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private double gauge(String name, String tag, String value) {
        return meters.get(name).tag(tag, value).gauge().value();
    }

    private List<JsonNode> letters() throws Exception {
        return letters(Desk.LETTERS);
    }

    private List<JsonNode> letters(String topic) throws Exception {
        JsonNode page = JSON.readTree(call("GET", "/" + topic + "?limit=100").body());
        Collection<JsonNode> items = page.get("items").values();
        return List.copyOf(items);
    }

    private HttpResponse<String> call(String method, String path) throws Exception {
        return call(method, path, TestStaff.bearer("operations"));
    }

    private HttpResponse<String> call(String method, String path, String authorization) throws Exception {
        return CLIENT.send(
                request("/actuator/deadletters" + path, authorization)
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path, String authorization) throws Exception {
        return CLIENT.send(request(path, authorization).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String authorization) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + path))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json");
    }
}
