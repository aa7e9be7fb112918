package io.broadsheet.systemtest.faults;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Mails that were accepted more than once under one Message-ID. A fault excuses one for each SMTP connection: the last
 * mail that it accepted before, of which nobody came to know, or the one that was under way on it and others sent
 * meanwhile; so does each answer that the server kept back.
 */
final class Copies {

    private Copies() {}

    /**
     * @param accepted in order
     * @param hits when faults began and ended that may have led to copies, in order
     */
    static List<String> unexplained(List<Mail> accepted, List<Instant> hits) {
        var wrong = new ArrayList<String>();
        Map<String, Mail> latest = new HashMap<>();
        for (Mail again : accepted) {
            Mail before = latest.put(again.messageId(), again);
            if (before != null && !before.hungUp() && !isExplained(before, again, accepted, hits)) {
                wrong.add("%s to %s on connection %d at %s, and again on %d at %s"
                        .formatted(
                                again.messageId(),
                                again.to(),
                                before.connection().number(),
                                before.at(),
                                again.connection().number(),
                                again.at()));
            }
        }
        return wrong;
    }

    static long count(List<Mail> accepted) {
        return accepted.size()
                - accepted.stream().map(Mail::messageId).distinct().count();
    }

    private static boolean isExplained(Mail before, Mail again, List<Mail> accepted, List<Instant> hits) {
        if (between(Instant.MIN, again.at(), hits) == 0) {
            return false;
        }
        boolean isLast = accepted.stream()
                .filter(mail -> mail.connection().equals(before.connection())
                        && mail.at().isAfter(before.at()))
                .allMatch(mail -> between(before.at(), mail.at(), hits) > 0);
        boolean isLate = between(again.connection().opened(), again.at(), hits) > 0
                && accepted.stream()
                        .filter(mail -> mail.connection().equals(again.connection())
                                && mail.at().isBefore(again.at()))
                        .allMatch(mail -> between(mail.at(), again.at(), hits) > 0);
        return isLast || isLate;
    }

    private static long between(Instant from, Instant to, List<Instant> hits) {
        return hits.stream()
                .filter(hit -> hit.isAfter(from) && !hit.isAfter(to))
                .count();
    }
}
