package io.broadsheet.standalone;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param empty without the sample newspaper, which a folder gets on its first start alone
 * @param data where everything is kept
 * @param portOffset added to every port
 */
record Options(boolean empty, Path data, int portOffset) {

    static final String USAGE = "Usage: ./start [--empty] [--data DIR] [--port-offset N]";

    private static final int HIGHEST_PORT = 65535;

    static Options parse(String... args) {
        boolean empty = false;
        var data = Path.of("data");
        int portOffset = 0;
        for (var rest = List.of(args).iterator(); rest.hasNext(); ) {
            switch (rest.next()) {
                case "--empty" -> empty = true;
                case "--data" -> data = Path.of(value("--data", rest));
                case "--port-offset" -> portOffset = offset(value("--port-offset", rest));
                case String unknown -> throw new Refusal("Unknown option " + unknown + ". " + USAGE);
            }
        }
        return new Options(empty, data.toAbsolutePath().normalize(), portOffset);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new Refusal(option + " needs a value. " + USAGE);
        }
        return rest.next();
    }

    private static int offset(String text) {
        int highest = HIGHEST_PORT - Port.highest();
        try {
            int offset = Integer.parseInt(text);
            if (offset >= 0 && offset <= highest) {
                return offset;
            }
        } catch (NumberFormatException notANumber) {
            // Told below.
        }
        throw new Refusal("--port-offset needs a number from 0 to " + highest + ", not " + text);
    }
}
