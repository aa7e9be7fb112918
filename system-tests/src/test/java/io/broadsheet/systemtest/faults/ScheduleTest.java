package io.broadsheet.systemtest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.systemtest.ShortWaits;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
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
        assertThat(FaultsIT.rounds().stream().flatMap(List::stream))
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
    void thoseOfEveryBuildHaveEveryKindOfFaultAndThoseOfOneInstanceAtEveryService() {
        List<Fault> faults = FaultsIT.rounds().stream()
                .flatMap(List::stream)
                .flatMap(schedule -> schedule.faults().stream())
                .map(Schedule.Planned::fault)
                .toList();

        assertThat(faults.stream().<Class<?>>map(Fault::getClass).collect(Collectors.toSet()))
                .isEqualTo(Set.of(Fault.class.getPermittedSubclasses()));
        assertThat(faults)
                .filteredOn(Fault.OfInstance.class::isInstance)
                .extracting(fault -> fault.getClass().getSimpleName() + " "
                        + ((Fault.OfInstance) fault).instance().replaceAll("-\\d$", ""))
                .containsAll(Stream.of("Killed", "Frozen", "WrongClock", "AnswersLost", "ConnectionsCut")
                        .flatMap(kind -> RunningSystem.SERVICES.stream().map(service -> kind + " " + service))
                        .toList());
        assertThat(faults)
                .filteredOn(Fault.WrongClock.class::isInstance)
                .extracting(fault -> Integer.signum(((Fault.WrongClock) fault).seconds()))
                .contains(-1, 1);
    }

    /** One begins or ends whatever another schedule had the mail server play. */
    @Test
    void thoseOfEveryBuildPlayEveryTrickOfTheMailServerForAWhile() {
        assertThat(FaultsIT.rounds().stream()
                        .flatMap(round -> playedFor(Duration.ofMillis(1_500), round))
                        .collect(Collectors.toSet()))
                .hasSize(SmtpTricks.Trick.values().length - 1);
    }

    @Test
    void thoseOfEveryBuildKeepAllBrokersAwayForLongerThanConsumersWait() {
        Duration patience = ShortWaits.OF_EVENTS.stream()
                .filter(setting -> setting.startsWith("--broadsheet.consumers.outage="))
                .map(setting -> Duration.parse("PT" + setting.split("=")[1]))
                .findFirst()
                .orElse(Duration.ofSeconds(15));

        assertThat(FaultsIT.rounds().stream().flatMap(List::stream))
                .flatExtracting(Schedule::faults)
                .filteredOn(planned -> planned.lasting().compareTo(patience) > 0)
                .extracting(Schedule.Planned::fault)
                .hasAtLeastOneElementOfType(Fault.AllBrokersFrozen.class)
                .hasAtLeastOneElementOfType(Fault.AllBrokersKilled.class);
    }

    @Test
    void thoseOfEveryBuildHitTheSiteOnceARound() {
        assertThat(FaultsIT.rounds())
                .allSatisfy(round -> assertThat(ofTheSite(round)).hasSize(1));
    }

    @Test
    void areKeptAsTheyArePrinted() {
        assertThat(THOUSAND).allSatisfy(schedule -> {
            String printed = schedule.seed() + " found something\n"
                    + schedule.faults().stream()
                            .map(planned -> "      " + planned + "\n")
                            .collect(Collectors.joining());

            Schedule kept = KeptSchedules.parse(printed).getFirst();

            assertThat(kept.seed()).isEqualTo(schedule.seed());
            assertThat(kept.faults())
                    .extracting(Schedule.Planned::toString)
                    .isEqualTo(schedule.faults().stream()
                            .map(Schedule.Planned::toString)
                            .toList());
        });
    }

    private static Stream<SmtpTricks.Trick> playedFor(Duration atLeast, List<Schedule> round) {
        List<Schedule.Planned> tricks = round.stream()
                .flatMap(schedule -> schedule.faults().stream())
                .filter(planned -> planned.fault() instanceof Fault.MailTrick)
                .toList();
        return tricks.stream()
                .filter(planned -> tricks.stream()
                        .flatMap(other -> Stream.of(other.at(), other.end()))
                        .filter(moment -> moment.compareTo(planned.at()) > 0)
                        .allMatch(moment -> moment.minus(planned.at()).compareTo(atLeast) > 0))
                .map(planned -> ((Fault.MailTrick) planned.fault()).trick());
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
