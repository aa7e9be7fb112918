package io.broadsheet.comment.api;

import io.broadsheet.chassis.Texts;
import io.broadsheet.chassis.web.Instants;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.broadsheet.comment.domain.Comments.Queue;
import io.broadsheet.comment.domain.HoldReason;
import io.broadsheet.comment.domain.QueueFilter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What of a queue a moderator wants.
 *
 * @param state {@code held} if absent
 * @param order {@code oldest} or, of held ones, {@code riskiest} first; {@code oldest} if absent
 * @param reason a rule's code
 * @param section in any spelling
 * @param language BCP 47; {@code en} takes {@code en-GB}
 * @param postedAfter an instant, like {@code postedBefore}
 */
record QueueParameters(
        @Nullable String state,
        @Nullable String order,
        @Nullable String reason,
        @Nullable UUID article,
        @Nullable String section,
        @Nullable String language,
        @Nullable String postedAfter,
        @Nullable String postedBefore) {

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}");
    private static final int LONGEST_SECTION = 200;

    Queue queue() {
        return StateName.parse(state == null ? "held" : state);
    }

    /** @throws ProblemException 400 naming the parameter */
    boolean riskiestFirst() {
        if (order == null || order.equals("oldest")) {
            return false;
        }
        if (!order.equals("riskiest")) {
            throw ProblemException.malformed("order: must be oldest or riskiest.");
        }
        if (queue() != Queue.HELD) {
            throw ProblemException.malformed("order: riskiest is for held comments.");
        }
        return true;
    }

    /** @throws ProblemException 400 naming the parameter */
    QueueFilter filter() {
        if (language != null && !LANGUAGE.matcher(language).matches()) {
            throw ProblemException.malformed("language: must be a language such as en.");
        }
        if (section != null && !Texts.fits(section, LONGEST_SECTION)) {
            throw ProblemException.malformed("section: is too long.");
        }
        return new QueueFilter(
                queue(),
                rule(),
                article,
                section,
                language,
                instant("postedAfter", postedAfter),
                instant("postedBefore", postedBefore));
    }

    private @Nullable HoldReason rule() {
        return reason == null
                ? null
                : Arrays.stream(HoldReason.values())
                        .filter(known -> known.code().equals(reason))
                        .findFirst()
                        .orElseThrow(() -> ProblemException.malformed("reason: no such rule."));
    }

    private static @Nullable Instant instant(String name, @Nullable String value) {
        try {
            return value == null ? null : Instants.parse(value);
        } catch (DateTimeException e) {
            throw ProblemException.malformed(name + ": must be an instant such as 2026-11-28T12:00:00Z.");
        }
    }
}
