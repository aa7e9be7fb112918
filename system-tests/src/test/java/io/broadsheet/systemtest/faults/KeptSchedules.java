package io.broadsheet.systemtest.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Schedules as they are written down: what a seed draws moves with each new kind of fault, these do not. */
final class KeptSchedules {

    private static final Pattern BEGIN = Pattern.compile("(\\d+) .+");
    private static final Pattern PLANNED = Pattern.compile("\\s+([\\d.]+) s to ([\\d.]+) s: (\\w+)\\[(.*)]");

    private KeptSchedules() {}

    /** Those that every build plays. */
    static List<Schedule> all() {
        try (var lines = KeptSchedules.class.getResourceAsStream("/fault-schedules.txt")) {
            return parse(new String(lines.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException if one of these is not kept */
    static List<Schedule> of(List<Long> seeds) {
        List<Schedule> all = all();
        return seeds.stream()
                .map(seed -> all.stream()
                        .filter(schedule -> schedule.seed() == seed)
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("Schedule " + seed + " is not kept.")))
                .toList();
    }

    /** @param text a seed, for the load, and what it found, and a fault on each line below, as a run prints it */
    static List<Schedule> parse(String text) {
        var faults = new LinkedHashMap<Long, List<Schedule.Planned>>();
        List<Schedule.Planned> last = new ArrayList<>();
        for (String line : text.lines().filter(line -> !line.startsWith("#")).toList()) {
            Matcher begin = BEGIN.matcher(line);
            if (begin.matches()) {
                last = new ArrayList<>();
                faults.put(Long.valueOf(begin.group(1)), last);
            } else {
                last.add(planned(line));
            }
        }
        return faults.entrySet().stream()
                .map((Map.Entry<Long, List<Schedule.Planned>> each) ->
                        new Schedule(each.getKey(), List.copyOf(each.getValue())))
                .toList();
    }

    private static Schedule.Planned planned(String line) {
        Matcher written = PLANNED.matcher(line);
        if (!written.matches()) {
            throw new IllegalArgumentException("Not a fault of a schedule: " + line);
        }
        Duration at = seconds(written.group(1));
        return new Schedule.Planned(
                fault(written.group(3), written.group(4).replaceAll("\\w+=", "").split(", ")),
                at,
                seconds(written.group(2)).minus(at));
    }

    private static Duration seconds(String written) {
        return Duration.ofMillis(Math.round(Double.parseDouble(written) * 1_000));
    }

    private static Fault fault(String kind, String... values) {
        String of = values[0];
        return switch (kind) {
            case "Killed" -> new Fault.Killed(of);
            case "Frozen" -> new Fault.Frozen(of);
            case "WrongClock" -> new Fault.WrongClock(of, Integer.parseInt(values[1]));
            case "BrokerKilled" -> new Fault.BrokerKilled(Integer.parseInt(of));
            case "AllBrokersFrozen" -> new Fault.AllBrokersFrozen();
            case "AllBrokersKilled" -> new Fault.AllBrokersKilled();
            case "BrokerSlow" -> new Fault.BrokerSlow(Integer.parseInt(of));
            case "ConnectionsCut" -> new Fault.ConnectionsCut(of);
            case "AnswersLost" -> new Fault.AnswersLost(of, Integer.parseInt(values[1]));
            case "Stalled" -> new Fault.Stalled(of);
            case "DatabaseStalled" -> new Fault.DatabaseStalled();
            case "DatabaseKilled" -> new Fault.DatabaseKilled();
            case "ScorerHangs" -> new Fault.ScorerHangs();
            case "MailTrick" -> new Fault.MailTrick(SmtpTricks.Trick.valueOf(of));
            default -> throw new IllegalArgumentException("Not a kind of fault: " + kind);
        };
    }
}
