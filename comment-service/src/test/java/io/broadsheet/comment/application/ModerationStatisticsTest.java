package io.broadsheet.comment.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.comment.domain.Decision;
import io.broadsheet.comment.domain.DecisionRecords;
import io.broadsheet.comment.domain.DecisionRecords.Decided;
import io.broadsheet.comment.domain.DecisionRecords.Found;
import io.broadsheet.comment.domain.HoldReason;
import io.broadsheet.comment.domain.Verdict;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ModerationStatisticsTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private static ModerationStatistics.Statistics of(Decided... decided) {
        var known = Answering.as(
                DecisionRecords.class,
                (method, arguments) ->
                        method.equals("since") ? new Found(List.of(decided), true) : nothingWaits(method, arguments));
        return new ModerationStatistics(known, Clock.fixed(NOON, ZoneOffset.UTC), new SimpleMeterRegistry())
                .of(Duration.ofDays(1));
    }

    private static @Nullable Object nothingWaits(String method, Object[] arguments) {
        return switch (method) {
            case "count" -> 0L;
            case "heldByReason" -> Map.of();
            default -> null;
        };
    }

    private static Decision approved(Instant at) {
        return new Decision("mod-7", at, 1, Verdict.APPROVE, null);
    }

    @Test
    void whatWasDecidedBeforeItsWordsWereWrittenIsNoAnswerToThem() {
        var before = NOON.minusSeconds(60);
        var reworded = new Decided(NOON, List.of(HoldReason.BANNED_WORDS), List.of(approved(before)));

        var statistics = of(reworded);

        assertThat(statistics.times().slowest()).isZero();
        assertThat(statistics.reasons()).isEmpty();
        assertThat(statistics.moderators()).containsOnlyKeys("mod-7");
    }

    @Test
    void theFirstDecisionOnTheWordsCounts() {
        var decided = new Decided(
                NOON,
                List.of(HoldReason.FIRST_COMMENT),
                List.of(
                        approved(NOON.minusSeconds(60)),
                        approved(NOON.plusSeconds(30)),
                        approved(NOON.plusSeconds(90))));

        var statistics = of(decided);

        assertThat(statistics.times().median()).isEqualTo(Duration.ofSeconds(30));
        assertThat(statistics.reasons())
                .isEqualTo(Map.of(HoldReason.FIRST_COMMENT, new ModerationStatistics.ByReason(1, 0)));
    }
}
