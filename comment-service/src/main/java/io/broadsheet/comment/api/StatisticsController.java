package io.broadsheet.comment.api;

import io.broadsheet.chassis.security.RequiresScope;
import io.broadsheet.chassis.security.Scopes;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.broadsheet.comment.application.ModerationStatistics;
import io.broadsheet.comment.domain.HoldReason;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Numbers of moderation, without names and words of authors. */
@RestController
@RequestMapping("/moderation/statistics")
@RequiresScope(Scopes.COMMENTS_MODERATE)
class StatisticsController {

    private static final int MOST_DAYS = 30;

    private final ModerationStatistics statistics;

    StatisticsController(ModerationStatistics statistics) {
        this.statistics = statistics;
    }

    /**
     * @param days that were looked back
     * @param complete false if these are the numbers of the latest comments only
     * @param phases of comments that moderators decided on, by the rule that held them
     * @param moderators by their subjects
     */
    record View(
            Queue queue,
            int days,
            boolean complete,
            List<Phase> phases,
            List<Moderator> moderators,
            Times timeToDecision) {}

    /**
     * @param length how many wait
     * @param oldestSince since when the first of them waits; absent if none does
     * @param appeals that wait for an answer
     * @param byRule how many wait for each reason
     */
    record Queue(long length, @Nullable Instant oldestSince, long appeals, Map<String, Long> byRule) {}

    /** @param approved how many of those it held in vain */
    record Phase(String rule, int held, int approved, int rejected) {}

    /**
     * @param overturned decided otherwise by somebody else later
     * @param undone taken back
     */
    record Moderator(String by, int decisions, int overturned, int undone) {}

    /** ISO 8601 durations from the words to the first decision; zero if there was none. */
    record Times(Duration median, Duration ninetieth, Duration slowest) {}

    @GetMapping
    @Operation(
            summary = "The queue's length and age, what each rule held and moderators then decided, times to decision")
    View statistics(@RequestParam(defaultValue = "7") int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw ProblemException.malformed("days: must be a number from 1 to " + MOST_DAYS + ".");
        }
        var found = statistics.of(Duration.ofDays(days));
        Map<String, Long> byRule = new TreeMap<>();
        found.queue().byReason().forEach((reason, count) -> byRule.put(reason.code(), count));
        return new View(
                new Queue(
                        found.queue().length(),
                        found.queue().oldest(),
                        found.queue().appeals(),
                        byRule),
                days,
                found.complete(),
                found.reasons().entrySet().stream()
                        .map(each -> phase(each.getKey(), each.getValue()))
                        .toList(),
                found.moderators().entrySet().stream()
                        .map(each -> new Moderator(
                                each.getKey(),
                                each.getValue().decisions(),
                                each.getValue().overturned(),
                                each.getValue().undone()))
                        .toList(),
                new Times(
                        found.times().median(),
                        found.times().ninetieth(),
                        found.times().slowest()));
    }

    private static Phase phase(HoldReason reason, ModerationStatistics.ByReason decided) {
        return new Phase(
                reason.code(), decided.approved() + decided.rejected(), decided.approved(), decided.rejected());
    }
}
