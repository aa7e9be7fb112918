package io.broadsheet.systemtest.faults;

import io.broadsheet.systemtest.faults.Ledger.LedgerHeld;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Loads with a ledger each on a running system while something is done to it. When that is over it waits until every
 * promise is kept, and after a while takes those that are not for broken.
 */
final class Round {

    private static final Duration RECOVERY = Duration.ofSeconds(75);
    /** Of each load, once all is healed. */
    private static final int ENOUGH_COMPARED = 10;

    private static final Duration COMPARING = Duration.ofSeconds(30);
    private static final AtomicInteger RUNS = new AtomicInteger();

    private final RunningSystem system;
    private final Calls calls;
    private final TopicLog topics;
    private final Stores stores;
    private final List<Ledger> ledgers;
    private final boolean moderated;
    private final int hangUpsBefore;
    private final ProbeWatch probes = new ProbeWatch(ProbeWatch.IN_TIME);
    private final long begin = System.nanoTime();
    private final Map<Ledger, Integer> comparedBefore = new HashMap<>();
    private String course = "";
    private String keptLast = "";

    /**
     * @param seeds a load is drawn from each
     * @param moderated whether every instance knows claims, votes, streams and reply notices
     */
    Round(RunningSystem system, Calls calls, TopicLog topics, Stores stores, List<Long> seeds, boolean moderated) {
        this.moderated = moderated;
        this.system = system;
        this.calls = calls;
        this.topics = topics;
        this.stores = stores;
        String run = "r" + RUNS.incrementAndGet();
        this.ledgers = seeds.stream().map(seed -> new Ledger(seed, run)).toList();
        this.hangUpsBefore = system.smtp.hangUps();
    }

    /**
     * @param disturbance returns when it is over
     * @param deaths of SMTP connections that it may have led to: a mail more for each
     * @param hits when they may have happened
     */
    List<Finding> run(Runnable disturbance, int deaths, List<Instant> hits) {
        topics.begin();
        calls.bare5xx();
        int unansweredBefore = calls.unanswered();
        var over = new AtomicBoolean();
        var compared = new AtomicBoolean();
        var checked = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            all(
                    threads,
                    ledgers.stream()
                            .map(ledger -> (Runnable) () -> readers(ledger).prepare())
                            .toList());
            passed("prepared");
            ledgers.stream().filter(ledger -> ledger.readers.isEmpty()).forEach(ledger -> {
                throw new IllegalStateException("nobody could subscribe: " + ledger.refused);
            });
            var load = new ArrayList<>(ledgers.stream()
                    .flatMap(ledger -> load(ledger, over::get, compared::get))
                    .toList());
            load.add(() -> cuts(over::get));
            List<CompletableFuture<Void>> running = load.stream()
                    .map(work -> CompletableFuture.runAsync(work, threads))
                    .toList();
            if (moderated) {
                ledgers.forEach(
                        ledger -> Thread.ofVirtual().start(() -> new StreamLoad(calls, ledger).run(checked::get)));
            }
            watchProbes(over::get);
            try {
                disturbance.run();
                passed("faults over, " + probes.course() + ", " + (calls.unanswered() - unansweredBefore)
                        + " calls without an answer in time");
                over.set(true);
                system.instances().forEach(system::awaitReady);
                comparePages();
                passed("pages compared");
            } finally {
                over.set(true);
                compared.set(true);
            }
            // Readers still wait for mails that were held.
            while (!running.stream().allMatch(CompletableFuture::isDone)) {
                calls.releaseHeldMails();
                Calls.pause(500);
            }
            running.forEach(CompletableFuture::join);
            passed("healed");
            List<Finding> findings = check(deaths, hits);
            passed(keptLast.isEmpty() ? "checked" : "checked (last of all " + keptLast + ")");
            all(
                    threads,
                    ledgers.stream()
                            .map(ledger -> (Runnable) () -> readers(ledger).leaveAll())
                            .toList());
            system.smtp.forget();
            return findings;
        } finally {
            checked.set(true);
        }
    }

    /** A site that was away most of the time could not be caught with a page that is too old. */
    private void comparePages() {
        ledgers.forEach(ledger -> comparedBefore.put(ledger, ledger.comparedPages.get()));
        long end = System.nanoTime() + COMPARING.toNanos();
        while (!loadsWithTooFewPages().isEmpty() && System.nanoTime() < end) {
            Calls.pause(250);
        }
    }

    private List<Ledger> loadsWithTooFewPages() {
        return ledgers.stream()
                .filter(ledger -> system.site().isPresent())
                .filter(ledger -> ledger.comparedPages.get() - comparedBefore.get(ledger) < ENOUGH_COMPARED)
                .toList();
    }

    private void passed(String what) {
        course += (course.isEmpty() ? "" : ", ") + what + " at " + (System.nanoTime() - begin) / 1_000_000_000 + " s";
    }

    /** How long it took, and how much there was of what. */
    String course() {
        return ("%d commands on %d articles, %d pages of them and %d compared with one before, %d comments,"
                        + " %d of a queue decided with %d votes, %d readers, %d told of a reply; %s")
                .formatted(
                        ledgers.stream()
                                .flatMap(ledger -> ledger.articles.stream())
                                .mapToLong(article -> article.acknowledged().version())
                                .sum(),
                        ledgers.stream()
                                .mapToInt(ledger -> ledger.articles.size())
                                .sum(),
                        ledgers.stream().mapToInt(ledger -> ledger.pages.get()).sum(),
                        ledgers.stream()
                                .mapToInt(ledger -> ledger.comparedPages.get())
                                .sum(),
                        ledgers.stream()
                                .mapToInt(ledger -> ledger.comments.size())
                                .sum(),
                        ledgers.stream()
                                .flatMap(ledger -> ledger.held.stream())
                                .filter(LedgerHeld::isAcknowledged)
                                .count(),
                        ledgers.stream()
                                .flatMap(ledger -> ledger.held.stream())
                                .mapToInt(held -> held.up() + held.down())
                                .sum(),
                        ledgers.stream()
                                .mapToInt(ledger -> ledger.readers.size())
                                .sum(),
                        ledgers.stream()
                                .mapToInt(ledger -> ledger.notices.size())
                                .sum(),
                        course);
    }

    private static void all(ExecutorService threads, List<Runnable> works) {
        works.stream()
                .map(work -> CompletableFuture.runAsync(work, threads))
                .toList()
                .forEach(CompletableFuture::join);
    }

    private ReaderLoad readers(Ledger ledger) {
        return new ReaderLoad(calls, system.smtp, ledger, new Random(ledger.seed + 3));
    }

    /** @param compared whether articles need to change no longer for who compares their pages */
    private Stream<Runnable> load(Ledger ledger, BooleanSupplier over, BooleanSupplier compared) {
        return Stream.of(
                        usual(ledger, over, compared),
                        moderated ? moderators(ledger, over) : Stream.<Runnable>of(),
                        readersOfTheSite(ledger, compared))
                .flatMap(each -> each);
    }

    private Stream<Runnable> moderators(Ledger ledger, BooleanSupplier over) {
        return Stream.of(
                () -> queue(ledger, 4).run(over, Round::think),
                () -> queue(ledger, 5).run(over, Round::think),
                () -> new NoticeLoad(calls, system.smtp, ledger, new Random(ledger.seed + 7)).run(over, Round::think));
    }

    private QueueLoad queue(Ledger ledger, int number) {
        return new QueueLoad(calls, ledger, "moderator-" + number, new Random(ledger.seed + number));
    }

    private Stream<Runnable> usual(Ledger ledger, BooleanSupplier over, BooleanSupplier compared) {
        return Stream.of(
                () -> new ArticleLoad(calls, ledger, new Random(ledger.seed + 1)).run(compared, Round::think),
                () -> new CommentLoad(calls, ledger, new Random(ledger.seed + 2)).run(over, Round::think),
                () -> readers(ledger).run(over, Round::think));
    }

    private Stream<Runnable> readersOfTheSite(Ledger ledger, BooleanSupplier over) {
        return system.site().stream()
                .map(site ->
                        () -> new SiteLoad(calls, site, ledger, new Random(ledger.seed + 6)).run(over, Round::think));
    }

    private void watchProbes(BooleanSupplier over) {
        system.instances()
                .forEach(instance -> Thread.ofVirtual()
                        .start(() -> probes.watch(
                                new ProbeWatch.Watched(
                                        instance.name(),
                                        instance.managementUrl(),
                                        () -> instance.process().undisturbed()),
                                over,
                                () -> Calls.pause(1_000))));
    }

    private static void think() {
        Calls.pause(150);
    }

    /** The newsroom sends its digests again and again. */
    private void cuts(BooleanSupplier over) {
        while (!over.getAsBoolean()) {
            Calls.pause(2_500);
            cut("daily");
        }
    }

    private boolean cut(String cadence) {
        return calls.staff(RunningSystem.NEWSLETTER, "POST", "/newsroom/editions/run", Map.of("cadence", cadence))
                .isDone();
    }

    private List<Finding> check(int deaths, List<Instant> hits) {
        long end = System.nanoTime() + RECOVERY.toNanos();
        List<Finding> broken = List.of();
        boolean cut = false;
        do {
            calls.releaseHeldMails();
            cut = cut || cut("daily") && cut("instant");
            broken = broken();
            // Once more when everything came, for what comes too often.
            if (broken.isEmpty() && cut && isQuiet()) {
                broken = broken();
                if (broken.isEmpty()) {
                    break;
                }
            }
            if (!broken.isEmpty()) {
                cut = false;
                keptLast = broken.getFirst().toString();
            } else if (!isQuiet()) {
                keptLast = "what waits to be sent";
            }
            Calls.pause(500);
        } while (System.nanoTime() < end);
        var findings = new ArrayList<>(broken);
        if (findings.isEmpty() && !isQuiet()) {
            findings.add(finding(
                    "everything is sent in the end",
                    stores.openDeliveries() + " mails and the events of " + stores.pending() + " documents wait"));
        }
        long copies = Copies.count(system.smtp.accepted());
        passed(copies + " mails came again");
        int allowed = deaths + system.smtp.hangUps() - hangUpsBefore;
        if (copies > allowed) {
            findings.add(finding(
                    "copies of mails are at most one per connection and death",
                    copies + " copies, " + allowed + " allowed"));
        }
        Copies.unexplained(system.smtp.accepted(), hits)
                .forEach(copy ->
                        findings.add(finding("copies of mails are at most one per connection and death", copy)));
        probes.findings().forEach(late -> findings.add(finding("probes answer whatever hangs", late)));
        topics.deadLetters().forEach(dead -> findings.add(finding("no dead letters", dead)));
        stores.behindTopic().forEach(id -> findings.add(finding("nothing older than its topic", id.toString())));
        calls.bare5xx().forEach(answer -> findings.add(finding("no bare 5xx", answer)));
        ledgers.forEach(ledger -> ledger.outdated.forEach(
                what -> findings.add(new Finding(ledger.seed, "a page is never older than one before it", what))));
        loadsWithTooFewPages()
                .forEach(ledger -> findings.add(new Finding(
                        ledger.seed,
                        "what the site shows is compared",
                        "only " + ledger.comparedPages.get() + " pages, " + comparedBefore.get(ledger)
                                + " of them before all was healed")));
        ledgers.forEach(ledger -> ledger.refused.forEach(
                what -> findings.add(new Finding(ledger.seed, "no command is refused that is right", what))));
        return findings;
    }

    private boolean isQuiet() {
        return stores.openDeliveries() == 0 && stores.pending() == 0;
    }

    private Finding finding(String promise, String what) {
        return new Finding(ledgers.getFirst().seed, promise, what);
    }

    private List<Finding> broken() {
        topics.read();
        var articles = new ArticleChecks(system, calls, stores, topics);
        var told = new TopicChecks(topics, stores);
        var comments = new CommentChecks(system, calls, told);
        var readers = new ReaderChecks(system, calls, told);
        var queues = new QueueChecks(system, calls, told);
        return ledgers.stream()
                .flatMap(ledger -> Stream.of(
                        articles.of(ledger),
                        comments.of(ledger),
                        readers.of(ledger),
                        moderated ? queues.of(ledger) : List.<Finding>of(),
                        system.site()
                                .map(site -> new SiteChecks(site, calls).of(ledger))
                                .orElse(List.of())))
                .flatMap(List::stream)
                .toList();
    }
}
