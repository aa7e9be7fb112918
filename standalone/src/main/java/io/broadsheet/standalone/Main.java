package io.broadsheet.standalone;

import io.broadsheet.embedded.EmbeddedKafka;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;

/** {@code ./start}: everything in this process, in the foreground, until it is interrupted. */
public final class Main {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(15);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private static final AtomicBoolean ENDING = new AtomicBoolean();

    /** Kafka's compression unpacks its library there. */
    private static final String ZSTD_FOLDER = "ZstdTempFolder";

    private Main() {}

    public static void main(String... args) {
        try {
            run(Options.parse(args));
        } catch (Refusal refusal) {
            System.err.println(refusal.getMessage());
            System.exit(1);
        }
    }

    private static void run(Options options) {
        var data = DataDirectory.open(options.data(), options.empty());
        Log.to(data.path().resolve("logs"));
        unpackLibrariesIn(data);
        var settings = new Settings(options, data, RealParts.of(System::getenv), System::getenv);
        var running = new Running();
        // Held until the end: a lock that nobody refers to would be given back by the garbage collector.
        running.start(Running.Turn.FOLDER, () -> data);
        var newsroom = new Newsroom(settings, running);
        Port.requireFree(newsroom.ports(), options.portOffset());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running), "stop"));
        EmbeddedKafka.endingWith(() -> {
            tellWithoutRoom(data);
            // Not in good order: closing the broker waits for the very thread that calls this. Nothing acknowledged is
            // lost.
            Runtime.getRuntime().halt(1);
        });
        try {
            var progress = Progress.ofThisProcess(newsroom::isWriting);
            progress.await(newsroom.start(), newsroom::missing);
            new Readiness(settings).await(progress);
        } catch (RuntimeException failed) {
            if (!newsroom.isWriting()) {
                endWithoutRoom(data);
            }
            ThreadDump.to(data.path().resolve("logs"));
            LoggerFactory.getLogger(Main.class).debug("The start failed", failed);
            throw new Refusal("Broadsheet did not start: " + reason(failed) + ". More is in "
                    + data.path().resolve("logs"));
        }
        new FirstNewspaper(settings).putIn(System.out::println);
        System.out.println(new Welcome(settings).text());
        if (Boolean.getBoolean("broadsheet.rehearsal")) {
            System.exit(0);
        }
        try {
            while (!running.stopsWithin(LOOK)) {
                if (!newsroom.isWriting() && !running.stopsWithin(Duration.ZERO)) {
                    endWithoutRoom(data);
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Every command would be answered with an error, and nothing but a new start mends it. */
    private static void endWithoutRoom(DataDirectory data) {
        tellWithoutRoom(data);
        System.exit(1);
    }

    private static void tellWithoutRoom(DataDirectory data) {
        if (!ENDING.getAndSet(true)) { // by the database or the broker, and the other one follows
            System.err.println("Writes no longer reach the disk that has " + data.path()
                    + ". Make room and start again: nothing that was acknowledged is lost.");
        }
    }

    /** Where temporary files are kept nothing may be executed on some machines, and what a kill leaves stays for ever. */
    private static void unpackLibrariesIn(DataDirectory data) {
        if (System.getProperty(ZSTD_FOLDER) == null && System.getProperty("ZstdNativePath") == null) {
            System.setProperty(ZSTD_FOLDER, data.scratch().toString());
        }
    }

    private static String reason(Throwable failure) {
        var reason = failure;
        while (reason.getCause() != null) {
            reason = reason.getCause();
        }
        return String.valueOf(reason.getMessage())
                .lines()
                .findFirst()
                .orElse(reason.getClass().getName());
    }

    /** In good order, but never for longer than somebody waits before the second Ctrl-C. */
    private static void stop(Running running) {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                Thread.sleep(LONGEST_STOP);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(1);
        });
        running.close();
    }
}
