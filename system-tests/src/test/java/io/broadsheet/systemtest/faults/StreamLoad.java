package io.broadsheet.systemtest.faults;

import static io.broadsheet.systemtest.faults.RunningSystem.COMMENTS;

import io.broadsheet.systemtest.faults.Calls.Answer;
import io.broadsheet.systemtest.faults.Ledger.LedgerArticle;
import io.broadsheet.systemtest.faults.Ledger.LedgerArticle.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A reader who follows what is said of an article. Whatever ends the connection, the reader comes back with the id of the
 * last event; who begins, or is told to, reads the list.
 */
final class StreamLoad {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Signs of life come every second. */
    private static final long SILENCE = Duration.ofSeconds(5).toNanos();

    private final Calls calls;
    private final Ledger ledger;
    private @Nullable String last;
    private volatile long heard;

    StreamLoad(Calls calls, Ledger ledger) {
        this.calls = calls;
        this.ledger = ledger;
    }

    void run(BooleanSupplier over) {
        while (!over.getAsBoolean()) {
            ledger.followed()
                    .filter(article -> article.acknowledged().kind() == Kind.PUBLISHED)
                    .ifPresent(article -> follow(article, over));
            Calls.pause(300);
        }
    }

    private void follow(LedgerArticle article, BooleanSupplier over) {
        heard = System.nanoTime();
        boolean begins = last == null;
        try (InputStream open = calls.stream("/articles/" + article.id + "/comments/stream", last)) {
            if (open == null) {
                return;
            }
            Thread.ofVirtual().start(() -> hangUp(open, over));
            if (begins) {
                read(article, over);
            }
            listen(new BufferedReader(new InputStreamReader(open, StandardCharsets.UTF_8)), article, over);
        } catch (IOException broken) {
            // It is followed again.
        }
    }

    /** Where nothing is heard, or nobody listens any more. */
    private void hangUp(InputStream open, BooleanSupplier over) {
        while (!over.getAsBoolean() && System.nanoTime() - heard < SILENCE) {
            Calls.pause(200);
        }
        try {
            open.close();
        } catch (IOException gone) {
            // That was to be.
        }
    }

    private void listen(BufferedReader lines, LedgerArticle article, BooleanSupplier over) throws IOException {
        Map<String, String> event = new HashMap<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            heard = System.nanoTime();
            if (line.isEmpty()) {
                take(event, article, over);
                event.clear();
            } else if (line.indexOf(": ") > 0) {
                event.put(line.substring(0, line.indexOf(": ")), line.substring(line.indexOf(": ") + 2));
            }
        }
    }

    private void take(Map<String, String> event, LedgerArticle article, BooleanSupplier over) {
        switch (event.getOrDefault("event", "")) {
            case "new", "changed" ->
                ledger.told.add(JSON.readTree(event.get("data")).get("id").asString());
            case "reset" -> read(article, over);
            default -> {
                // A sign of life, the beginning, or what is gone.
            }
        }
        // Only now: what could not be taken comes again.
        last = event.getOrDefault("id", last);
    }

    private void read(LedgerArticle article, BooleanSupplier over) {
        while (!over.getAsBoolean()) {
            Answer listed = calls.reader(COMMENTS, "GET", "/articles/" + article.id + "/comments?limit=100", null);
            heard = System.nanoTime();
            if (listed.isDone()) {
                listed.json()
                        .get("items")
                        .forEach(item -> ledger.told.add(item.get("id").asString()));
                return;
            }
            Calls.pause(300);
        }
    }
}
