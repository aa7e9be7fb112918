package io.broadsheet.systemtest.faults;

import static io.broadsheet.systemtest.faults.RunningSystem.COMMENTS;

import io.broadsheet.systemtest.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Utils;

/** Figures of two of each service on three brokers. {@code benchmarks/disturbed} calls it and prints a line a figure. */
final class Figures {

    private static final String TOPIC = "articles.v1";
    private static final int PARTITIONS = 12;
    private static final int PER_SECOND = 10;
    private static final int SECONDS = 20;
    private static final int KILLS = 5;

    private final RunningSystem system;
    private final Calls calls;
    private final Drafts drafts;

    private Figures(RunningSystem system) {
        this.system = system;
        this.calls = new Calls(system);
        this.drafts = new Drafts(calls);
    }

    /**
     * @param arguments which of {@code kills}, {@code away}, {@code due} and {@code due-alone}, with article-service and
     *     no other; the first three if there is none
     */
    public static void main(String... arguments) throws Exception {
        Set<String> parts = new HashSet<>(arguments.length == 0 ? List.of("kills", "away", "due") : List.of(arguments));
        int code = 1;
        try {
            if (parts.remove("due-alone")) {
                try (var system = open(List.of(RunningSystem.ARTICLES))) {
                    new Figures(system).due();
                }
            }
            if (!parts.isEmpty()) {
                try (var system = open(RunningSystem.SERVICES)) {
                    new Figures(system).print(parts);
                }
            }
            code = 0;
        } catch (Exception | Error e) {
            e.printStackTrace();
        } finally {
            System.exit(code); // also past threads that wait for nothing
        }
    }

    private static RunningSystem open(List<String> services) throws IOException {
        return new RunningSystem(
                Files.createTempDirectory("figures"), List.of(Program.THIS_BUILD, Program.THIS_BUILD), services);
    }

    private void print(Set<String> parts) throws Exception {
        if (parts.contains("kills")) {
            kills();
        }
        if (parts.contains("away")) {
            partitionsAway();
        }
        if (parts.contains("due")) {
            due();
        }
    }

    private void due() throws Exception {
        System.out.println(new DueAtOnce(system, drafts).measure());
    }

    /** From the kill of one of two until it is known in every partition what was published after the kill. */
    private void kills() {
        publishEverywhere();
        var took = new ArrayList<Long>();
        for (int i = 0; i < KILLS; i++) {
            Instance victim = system.instance(COMMENTS, 1 + i % 2);
            Instance survivor = system.instance(COMMENTS, 2 - i % 2);
            long killed = System.nanoTime();
            victim.process().kill();
            for (String id : publishEverywhere()) {
                awaitKnown(survivor, id);
            }
            took.add((System.nanoTime() - killed) / 1_000_000);
            victim.process().restart();
            system.awaitReady(victim);
            Calls.pause(5_000); // until both have partitions again
        }
        System.out.println("kill -9 of one of two until all partitions are consumed again, ms: " + took);
    }

    /** An article in each partition. */
    private List<String> publishEverywhere() {
        var ids = new ArrayList<String>();
        Set<Integer> open = IntStream.range(0, PARTITIONS).boxed().collect(Collectors.toCollection(HashSet::new));
        while (!open.isEmpty()) {
            String id = drafts.write();
            if (open.remove(partition(id))) {
                ids.add(id);
            }
        }
        ids.forEach(drafts::publish);
        return ids;
    }

    private void awaitKnown(Instance instance, String id) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (calls.readerAt(instance, "/articles/" + id + "/comments").status() != 200) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not known after a minute: " + id);
            }
            Calls.pause(20);
        }
    }

    /** Publications in partitions that are there, first while all are, then while the broker of half of them is frozen. */
    private void partitionsAway() throws Exception {
        Set<Integer> away =
                IntStream.range(0, PARTITIONS).filter(p -> p % 2 == 1).boxed().collect(Collectors.toSet());
        putAside(away);
        measure(away, 2 * SECONDS); // warm
        String before = measure(away, SECONDS);
        system.brokers.process(2).freeze();
        try {
            Calls.pause(4_000); // until the relay has met it
            System.out.println("publish to topic in healthy partitions, all there:       " + before);
            System.out.println("publish to topic in healthy partitions, the others away: " + measure(away, SECONDS));
        } finally {
            system.brokers.process(2).thaw();
        }
        Calls.pause(10_000); // until what waited is sent
        System.out.println("publish to topic in healthy partitions, all there again: " + measure(away, SECONDS));
    }

    /** So that the third broker has these partitions alone, and the others share the rest, each without a copy. */
    private void putAside(Set<Integer> away) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", system.brokers.bootstrapServers()))) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, TOPIC),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("min.insync.replicas", "1"), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
            admin.alterPartitionReassignments(IntStream.range(0, PARTITIONS)
                            .boxed()
                            .collect(Collectors.toMap(
                                    p -> new TopicPartition(TOPIC, p),
                                    p -> Optional.of(new NewPartitionReassignment(
                                            List.of(away.contains(p) ? 3 : 1 + p / 2 % 2))))))
                    .all()
                    .get();
            while (!admin.listPartitionReassignments().reassignments().get().isEmpty()) {
                Calls.pause(200);
            }
        }
        Calls.pause(3_000); // the clients hear of it
    }

    /** From the call that publishes to the record's arrival at a consumer. */
    private String measure(Set<Integer> away, int seconds) throws InterruptedException {
        List<String> ids = IntStream.range(0, PER_SECOND * seconds)
                .mapToObj(i -> drafts.write())
                .toList();
        Set<String> awaited =
                ids.stream().filter(id -> !away.contains(partition(id))).collect(Collectors.toSet());
        Map<String, Long> begun = new ConcurrentHashMap<>();
        var took = new ArrayList<Long>();
        try (var consumer = new KafkaConsumer<String, byte[]>(
                        Map.of("bootstrap.servers", system.brokers.bootstrapServers(), "fetch.max.wait.ms", 100),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
                var threads = Executors.newVirtualThreadPerTaskExecutor();
                var clock = Executors.newScheduledThreadPool(1)) {
            consumer.assign(IntStream.range(0, PARTITIONS)
                    .filter(p -> !away.contains(p))
                    .mapToObj(p -> new TopicPartition(TOPIC, p))
                    .toList());
            consumer.seekToEnd(consumer.assignment());
            consumer.assignment().forEach(consumer::position);
            for (int i = 0; i < ids.size(); i++) {
                String id = ids.get(i);
                clock.schedule(
                        () -> threads.execute(() -> {
                            begun.put(id, System.nanoTime());
                            drafts.publish(id);
                        }),
                        i * 1_000L / PER_SECOND,
                        TimeUnit.MILLISECONDS);
            }
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds + 30L);
            while (!awaited.isEmpty() && System.nanoTime() < end) {
                for (var record : consumer.poll(Duration.ofMillis(50))) {
                    if (awaited.remove(record.key())) {
                        took.add(System.nanoTime() - begun.get(record.key()));
                    }
                }
            }
        }
        took.sort(null);
        return "n=%d p50=%s p95=%s p99=%s max=%s, %d did not come"
                .formatted(
                        took.size(),
                        percentile(took, 50),
                        percentile(took, 95),
                        percentile(took, 99),
                        percentile(took, 100),
                        awaited.size());
    }

    private static String percentile(List<Long> sorted, int percent) {
        int index = (int) Math.ceil(sorted.size() * percent / 100.0) - 1;
        return "%.1f ms".formatted(sorted.get(Math.max(0, index)) / 1e6);
    }

    private static int partition(String id) {
        byte[] key = id.getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(key)) % PARTITIONS;
    }
}
