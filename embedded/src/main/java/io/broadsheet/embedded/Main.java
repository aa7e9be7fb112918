package io.broadsheet.embedded;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Runs one embedded part as a process of its own until SIGTERM.
 *
 * <p>Prints one line that begins with {@code READY} when it answers; exits with 2 on a bad call and with 1 when it
 * cannot start or go on, saying why in one line.
 */
public final class Main {

    private static final String UNWRITTEN = "Writes no longer reach the disk. Make room and start again.";
    private static final String LOGGING = "logback.configurationFile";

    private record Part(String ready, BooleanSupplier healthy, AutoCloseable close) {}

    private Main() {}

    public static void main(String... args) throws InterruptedException {
        if (System.getProperty(LOGGING) == null) {
            System.setProperty(LOGGING, "io/broadsheet/embedded/logback.xml"); // stdout is for READY
        }
        System.exit(run(System.out, System.err, args));
    }

    private static int run(PrintStream out, PrintStream err, String... args) throws InterruptedException {
        Part part;
        try {
            part = start(Arguments.parse(args));
        } catch (IllegalArgumentException badCall) {
            err.println(badCall.getMessage());
            return 2;
        } catch (PortInUse taken) {
            err.println(taken.getMessage() + ". Choose another one with --port"
                    + (args[0].equals("mail") ? " (SMTP) or --http-port (page)." : "."));
            return 1;
        } catch (DataInUse taken) {
            err.println(taken.getMessage() + ". Choose another folder with --data.");
            return 1;
        } catch (FolderOfOthers mixed) {
            err.println(mixed.getMessage() + ". Choose a new or an empty one with --data.");
            return 1;
        }
        out.println("READY " + part.ready());
        return await(part, err);
    }

    private static Part start(Arguments arguments) {
        return switch (arguments.part()) {
            case "kafka" -> {
                EmbeddedKafka.endingWith(() -> {
                    System.err.println(UNWRITTEN);
                    // Not in good order: closing the broker waits for the very thread that calls this.
                    Runtime.getRuntime().halt(1);
                });
                var kafka = EmbeddedKafka.start(arguments.data(), arguments.port());
                yield new Part("kafka " + kafka.bootstrapServers(), () -> true, kafka);
            }
            case "mongodb" -> {
                var mongo = EmbeddedMongo.start(arguments.data(), arguments.port());
                yield new Part("mongodb " + mongo.uri(), mongo::healthy, mongo);
            }
            default -> {
                var options = MailCatcher.Options.DEFAULTS.keeping(arguments.keep(MailCatcher.Options.DEFAULTS.keep()));
                var mail = MailCatcher.start(
                        arguments.data(),
                        arguments.port(),
                        arguments.httpPort(),
                        arguments.faults() ? options.withFaults() : options);
                String addresses = "smtp://127.0.0.1:" + mail.smtpPort() + " http://127.0.0.1:" + mail.httpPort();
                yield new Part("mail " + addresses, () -> true, mail);
            }
        };
    }

    private static int await(Part part, PrintStream err) throws InterruptedException {
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            close(part, err);
            stopped.countDown();
        }));
        while (!stopped.await(1, TimeUnit.SECONDS)) {
            if (!part.healthy().getAsBoolean()) {
                err.println(UNWRITTEN);
                return 1;
            }
        }
        return 0;
    }

    private static void close(Part part, PrintStream err) {
        try {
            part.close().close();
        } catch (Exception e) {
            err.println("Did not stop cleanly: " + e.getMessage());
        }
    }
}
