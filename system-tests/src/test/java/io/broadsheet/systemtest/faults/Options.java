package io.broadsheet.systemtest.faults;

import io.broadsheet.systemtest.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param kept whether they are played as {@link KeptSchedules} has them
 * @param together how many schedules run at the same time
 * @param results where one line per round is added, or null
 * @param services the build that the services and the site come from
 */
record Options(
        List<Long> seeds,
        boolean kept,
        int together,
        @Nullable Path results,
        Path services) {

    static final String USAGE =
            "Usage: faults [--seed N] [--runs M] [--seeds N,N,…] [--kept N,N,…] [--together K] [--results FILE]"
                    + " [--services BUILD]";

    /** @throws IllegalArgumentException which says what is wrong, for people */
    static Options parse(String... arguments) {
        long seed = 1;
        int runs = 1;
        int together = 1;
        var seeds = new ArrayList<Long>();
        boolean kept = false;
        Path results = null;
        Path services = Program.THIS_BUILD;
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException("Option " + arguments[i] + " needs a value. " + USAGE);
            }
            String value = arguments[i + 1];
            try {
                switch (arguments[i]) {
                    case "--seed" -> seed = Long.parseLong(value);
                    case "--runs" -> runs = Integer.parseInt(value);
                    case "--together" -> together = Integer.parseInt(value);
                    case "--seeds", "--kept" -> {
                        kept |= arguments[i].equals("--kept");
                        List.of(value.split(",")).forEach(each -> seeds.add(Long.parseLong(each)));
                    }
                    case "--results" -> results = Path.of(value);
                    case "--services" -> services = Path.of(value).toAbsolutePath();
                    default -> throw new IllegalArgumentException("Unknown option " + arguments[i] + ". " + USAGE);
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(arguments[i] + " needs a number, not " + value + ". " + USAGE, e);
            }
        }
        if (seeds.isEmpty()) {
            LongStream.range(seed, seed + runs).forEach(seeds::add);
        }
        return new Options(List.copyOf(seeds), kept, Math.max(1, together), results, services);
    }

    /** As they are played. */
    List<List<Schedule>> rounds() {
        return IntStream.iterate(0, from -> from < seeds.size(), from -> from + together)
                .mapToObj(from -> seeds.subList(from, Math.min(seeds.size(), from + together)))
                .map(part -> kept ? KeptSchedules.of(part) : Schedule.together(part))
                .toList();
    }
}
