package io.broadsheet.systemtest.faults;

import static io.broadsheet.systemtest.faults.RunningSystem.NEWSLETTER;

import io.broadsheet.systemtest.faults.Calls.Answer;
import io.broadsheet.systemtest.faults.Ledger.LedgerReader;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Readers of the newsletter: they subscribe, confirm, choose otherwise and leave. */
final class ReaderLoad {

    private static final int FROM_THE_START = 10;
    private static final int WITH_PREFERENCES = 4;
    private static final int MOST = 14;
    private static final List<String> CADENCES = List.of("daily", "instant");

    private final Calls calls;
    private final SmtpTricks smtp;
    private final Ledger ledger;
    private final Random random;

    ReaderLoad(Calls calls, SmtpTricks smtp, Ledger ledger, Random random) {
        this.calls = calls;
        this.smtp = smtp;
        this.ledger = ledger;
        this.random = random;
    }

    /** Before any fault: readers who must get every article that stays. */
    void prepare() {
        for (int i = 0; i < FROM_THE_START; i++) {
            subscribe();
        }
        ledger.readers.forEach(this::confirm);
        ledger.readers.stream().limit(WITH_PREFERENCES).forEach(this::askForPreferences);
    }

    void run(BooleanSupplier over, Runnable pause) {
        while (!over.getAsBoolean()) {
            LedgerReader reader = ledger.readers.get(random.nextInt(ledger.readers.size()));
            int draw = random.nextInt(10);
            if (draw < 2 && ledger.readers.size() < MOST) {
                subscribe().ifPresent(this::confirm);
            } else if (reader.token != null && reader.leftAt == null) {
                // The last but one of those who can leave does it now and then, the others stay.
                if (draw == 9 && ledger.readers.indexOf(reader) == WITH_PREFERENCES - 1) {
                    leave(reader);
                } else {
                    choose(reader);
                }
            }
            pause.run();
        }
    }

    /** So that the next schedules need not look after them. */
    void leaveAll() {
        ledger.readers.stream()
                .filter(reader -> reader.leftAt == null)
                .forEach(reader -> smtp.find(reader.email, Mail::preferencesToken)
                        .ifPresent(token -> {
                            reader.token = token;
                            leave(reader);
                        }));
    }

    private Optional<LedgerReader> subscribe() {
        var reader = new LedgerReader(
                "r" + ledger.readers.size() + "." + ledger.tag + "@example.org",
                CADENCES.get(random.nextInt(CADENCES.size())),
                random.nextInt(24));
        if (!ask(reader)) {
            return Optional.empty();
        }
        ledger.readers.add(reader);
        return Optional.of(reader);
    }

    private boolean ask(LedgerReader reader) {
        var wish = new HashMap<String, Object>(wish(reader));
        wish.put("email", reader.email);
        Answer answer = Calls.insist(() -> calls.reader(NEWSLETTER, "POST", "/subscriptions", wish));
        if (!answer.isDone()) {
            ledger.refused("POST /subscriptions", answer);
        }
        return answer.isDone();
    }

    /** A subscription that was acknowledged is followed by its mail, however long the mail server is away. */
    private void confirm(LedgerReader reader) {
        Optional<String> token = await(reader, Mail::confirmationToken);
        if (token.isEmpty()) {
            ledger.refused.add("no confirmation mail came to " + reader.email);
            return;
        }
        Answer answer = Calls.insist(() ->
                calls.reader(NEWSLETTER, "POST", "/subscriptions/confirmation", Map.of("token", token.orElseThrow())));
        if (answer.isDone()) {
            reader.changes.incrementAndGet();
            reader.confirmedAt = Instant.now();
        } else {
            ledger.refused("confirming", answer);
        }
    }

    /** Asking again mails a confirmed reader the link to the preferences. */
    private void askForPreferences(LedgerReader reader) {
        if (ask(reader)) {
            reader.token = await(reader, Mail::preferencesToken).orElse(null);
        }
    }

    private void choose(LedgerReader reader) {
        String cadence = CADENCES.get(random.nextInt(CADENCES.size()));
        int hour = random.nextInt(24);
        String before = reader.cadence;
        int hourBefore = reader.hour;
        reader.cadence = cadence;
        reader.hour = hour;
        String path = "/subscriptions/" + reader.token;
        Answer seen = Calls.insist(() -> calls.reader(NEWSLETTER, "GET", path, null));
        String tag = Objects.requireNonNullElse(seen.eTag(), "*");
        Answer answer = Calls.insist(() -> calls.reader(NEWSLETTER, "PUT", path, wish(reader), "If-Match", tag));
        if (!answer.isDone()) {
            reader.cadence = before;
            reader.hour = hourBefore;
            ledger.refused("PUT preferences", answer);
        } else if (!cadence.equals(before) || hour != hourBefore) {
            reader.changes.incrementAndGet();
        }
    }

    private void leave(LedgerReader reader) {
        reader.leaving = true;
        Answer answer = Calls.insist(() -> calls.reader(NEWSLETTER, "DELETE", "/subscriptions/" + reader.token, null));
        if (answer.isDone()) {
            reader.changes.incrementAndGet();
            reader.leftAt = Instant.now();
        } else {
            ledger.refused("leaving", answer);
        }
    }

    private Map<String, Object> wish(LedgerReader reader) {
        return Map.of(
                "cadence",
                reader.cadence,
                "topics",
                List.of(ledger.tag),
                "timeZone",
                "Europe/Oslo",
                "hour",
                reader.hour);
    }

    private Optional<String> await(LedgerReader reader, Function<Mail, Optional<String>> token) {
        return smtp.await(reader.email, token);
    }
}
