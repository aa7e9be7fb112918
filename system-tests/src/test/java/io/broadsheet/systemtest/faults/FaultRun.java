package io.broadsheet.systemtest.faults;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Starts the system once and runs schedules on it, telling what each found and how to repeat it. */
final class FaultRun {

    private final Options options;
    private final PrintStream out;

    FaultRun(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /**
     * {@code system-tests/faults}: exits with 1 when a promise was broken, with 2 on a bad call, with 3 when it could not
     * be run.
     */
    public static void main(String... arguments) throws IOException {
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException badCall) {
            System.err.println(badCall.getMessage());
            System.exit(2);
            return;
        }
        int code = 3;
        try {
            Path data = Files.createTempDirectory("faults");
            code = new FaultRun(options, System.out).run(data).isEmpty() ? 0 : 1;
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
        } finally {
            System.exit(code); // also past threads that wait for nothing
        }
    }

    /** @return what was found, in the order of the seeds */
    List<Finding> run(Path data) throws IOException {
        out.println("Logs and data: " + data);
        Instant begin = Instant.now();
        var found = new ArrayList<Finding>();
        try (var system = new RunningSystem(data, List.of(options.services(), options.services()));
                var topics = new TopicLog(system.brokers.bootstrapServers());
                var stores = new Stores(system.mongoUri())) {
            system.openSite(options.services());
            out.println("Started in " + since(begin));
            var calls = new Calls(system);
            var injection = new Injection(system);
            for (List<Schedule> schedules : options.rounds()) {
                Instant roundBegin = Instant.now();
                var round = new Round(
                        system,
                        calls,
                        topics,
                        stores,
                        schedules.stream().map(Schedule::seed).toList(),
                        true);
                var findings = new ArrayList<>(round.run(
                        () -> injection.play(schedules),
                        schedules.stream().mapToInt(Schedule::deaths).sum(),
                        injection.hits()));
                injection
                        .endedAlone()
                        .forEach(name -> findings.add(
                                new Finding(schedules.getFirst().seed(), "no process ends by itself", name)));
                tell(schedules, findings, since(roundBegin) + " (" + round.course() + ")");
                found.addAll(findings);
            }
        }
        out.println(options.seeds().size() + " schedules in " + since(begin) + ", " + found.size() + " findings");
        return found;
    }

    private void tell(List<Schedule> schedules, List<Finding> findings, String took) throws IOException {
        String seeds = schedules.stream()
                .map(schedule -> Long.toString(schedule.seed()))
                .collect(Collectors.joining(","));
        var lines = new ArrayList<String>();
        lines.add("%s seeds %s in %s: %s"
                .formatted(
                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        seeds,
                        took,
                        findings.isEmpty() ? "kept" : findings.size() + " findings"));
        if (!findings.isEmpty()) {
            findings.forEach(finding -> lines.add("  " + finding));
            schedules.forEach(schedule -> {
                lines.add("    " + schedule.seed());
                schedule.faults().forEach(planned -> lines.add("      " + planned));
            });
            lines.add("  repeat: system-tests/faults --" + (options.kept() ? "kept " : "seeds ") + seeds
                    + " --together " + schedules.size());
        }
        lines.forEach(out::println);
        if (options.results() != null) {
            Files.write(options.results(), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    private static String since(Instant begin) {
        return Duration.between(begin, Instant.now()).toSeconds() + " s";
    }
}
