package io.broadsheet.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the command line asks for. */
record Arguments(String part, Map<String, String> options, boolean faults) {

    static final String USAGE = "Usage: kafka|mongodb|mail --data DIR --port N"
            + " [--http-port N] [--keep N] [--faults] (the last three for mail)";

    private static final Set<String> PARTS = Set.of("kafka", "mongodb", "mail");
    private static final Set<String> COMMON = Set.of("--data", "--port");
    private static final Set<String> MAIL_ONLY = Set.of("--http-port", "--keep", "--faults");

    /** @throws IllegalArgumentException which says what is wrong, for people */
    static Arguments parse(String... args) {
        if (args.length == 0 || !PARTS.contains(args[0])) {
            throw new IllegalArgumentException(USAGE);
        }
        Map<String, String> options = new TreeMap<>();
        boolean faults = false;
        for (int i = 1; i < args.length; i++) {
            String name = args[i];
            if (!COMMON.contains(name) && !(args[0].equals("mail") && MAIL_ONLY.contains(name))) {
                throw new IllegalArgumentException("Unknown option " + name + ". " + USAGE);
            }
            if (name.equals("--faults")) {
                faults = true;
            } else if (++i < args.length) {
                options.put(name, args[i]);
            } else {
                throw new IllegalArgumentException("Option " + name + " needs a value. " + USAGE);
            }
        }
        return new Arguments(args[0], options, faults);
    }

    Path data() {
        return Path.of(required("--data"));
    }

    int port() {
        return port(required("--port"), "--port");
    }

    int httpPort() {
        return port(options.getOrDefault("--http-port", "0"), "--http-port");
    }

    int keep(int otherwise) {
        String keep = options.getOrDefault("--keep", Integer.toString(otherwise));
        if (!keep.matches("[1-9]\\d{0,7}")) {
            throw new IllegalArgumentException("Option --keep needs a number of mails, not " + keep);
        }
        return Integer.parseInt(keep);
    }

    private String required(String name) {
        @Nullable String value = options.get(name);
        if (value == null) {
            throw new IllegalArgumentException("Option " + name + " is missing. " + USAGE);
        }
        return value;
    }

    private static int port(String value, String name) {
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65_535) {
            throw new IllegalArgumentException("Option " + name + " needs a port (0 for a free one), not " + value);
        }
        return Integer.parseInt(value);
    }
}
