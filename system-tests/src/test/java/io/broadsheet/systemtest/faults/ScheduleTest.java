package io.broadsheet.systemtest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    /** Of the services' driver. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final List<Schedule> THOUSAND =
            LongStream.rangeClosed(1, 1_000).mapToObj(Schedule::of).toList();

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(THOUSAND)
                .allSatisfy(schedule -> assertThat(Schedule.of(schedule.seed())).isEqualTo(schedule));
    }

    @Test
    void isAnotherForAnotherSeed() {
        assertThat(THOUSAND.stream().map(Schedule::faults).distinct()).hasSize(THOUSAND.size());
    }

    @Test
    void isOverWithinFourteenSecondsWhereNoStallOutlastsTheDriversPatience() {
        assertThat(THOUSAND)
                .filteredOn(schedule -> schedule.faults().stream()
                        .noneMatch(planned -> planned.lasting().compareTo(PATIENCE) > 0))
                .hasSizeBetween(850, 970)
                .flatExtracting(Schedule::faults)
                .allSatisfy(planned -> assertThat(planned.end()).isLessThan(Duration.ofSeconds(14)));
    }

    @Test
    void stallsThatOutlastTheDriversPatienceEndSoonAfter() {
        assertThat(THOUSAND)
                .flatExtracting(Schedule::faults)
                .filteredOn(planned -> planned.lasting().compareTo(PATIENCE) > 0)
                .allSatisfy(planned -> assertThat(planned.end()).isLessThan(Duration.ofSeconds(27)))
                .extracting(Schedule.Planned::fault)
                .hasAtLeastOneElementOfType(Fault.DatabaseStalled.class)
                .hasAtLeastOneElementOfType(Fault.Stalled.class);
    }

    @Test
    void hitTheSiteOnceTogether() {
        assertThat(THOUSAND.stream()
                        .collect(Collectors.groupingBy(schedule -> schedule.seed() / 4))
                        .values())
                .allSatisfy(four -> {
                    var seeds = four.stream().map(Schedule::seed).toList();
                    assertThat(ofTheSite(Schedule.together(seeds)))
                            .isEqualTo(ofTheSite(four).stream().limit(1).toList());
                });
    }

    private static List<Schedule.Planned> ofTheSite(List<Schedule> schedules) {
        return schedules.stream()
                .flatMap(schedule -> schedule.faults().stream())
                .filter(planned -> planned.fault().toString().contains(RunningSystem.WEBSITE))
                .toList();
    }

    @Test
    void thoseOfEveryBuildStallForLongerThanTheDriversPatienceAndHitTheSiteInBothWays() {
        assertThat(FaultsIT.rounds())
                .flatExtracting(Schedule::faults)
                .satisfies(faults -> assertThat(faults)
                        .filteredOn(planned -> planned.lasting().compareTo(PATIENCE) > 0)
                        .extracting(Schedule.Planned::fault)
                        .hasAtLeastOneElementOfType(Fault.DatabaseStalled.class)
                        .hasAtLeastOneElementOfType(Fault.Stalled.class))
                .filteredOn(planned -> planned.fault().toString().contains(RunningSystem.WEBSITE))
                .extracting(Schedule.Planned::fault)
                .hasAtLeastOneElementOfType(Fault.Killed.class)
                .hasAtLeastOneElementOfType(Fault.Frozen.class);
    }

    @Test
    void drawsEveryKindOfFaultAndEveryTrickOfTheMailServer() {
        assertThat(THOUSAND.stream()
                        .flatMap(schedule -> schedule.faults().stream())
                        .<Class<?>>map(planned -> planned.fault().getClass())
                        .collect(Collectors.toSet()))
                .isEqualTo(Set.of(Fault.class.getPermittedSubclasses()));
        assertThat(THOUSAND.stream()
                        .flatMap(schedule -> schedule.faults().stream())
                        .filter(planned -> planned.fault() instanceof Fault.MailTrick)
                        .map(planned -> ((Fault.MailTrick) planned.fault()).trick())
                        .collect(Collectors.toSet()))
                .hasSize(SmtpTricks.Trick.values().length - 1);
    }
}
