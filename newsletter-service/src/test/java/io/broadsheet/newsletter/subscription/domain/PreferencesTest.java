package io.broadsheet.newsletter.subscription.domain;

import static io.broadsheet.newsletter.edition.domain.Cadence.DAILY;
import static io.broadsheet.newsletter.edition.domain.Cadence.WEEKLY;
import static java.time.DayOfWeek.FRIDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.broadsheet.newsletter.subscription.application.Cases;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesTest {

    @Test
    void weeklyNeedsAWeekdayAndOthersDropIt() {
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> new Preferences(WEEKLY, null, "UTC", 7, List.of(), List.of()));
        assertThat(new Preferences(DAILY, FRIDAY, "UTC", 7, List.of(), List.of()).weekday())
                .isNull();
    }

    @Test
    void topicsAreKeptOnceInTheirOrder() {
        var preferences = daily(List.of(new Topic("nato"), new Topic("section:World"), new Topic("NATO")));

        assertThat(preferences.topics()).extracting(Topic::value).containsExactly("nato", "section:World");
    }

    @Test
    void readersWhoWantTheSameShareACohort() {
        assertThat(daily(List.of(new Topic("nato"), new Topic("section:World")))
                        .cohort()
                        .key())
                .isEqualTo(daily(List.of(new Topic("Section:World".toLowerCase()), new Topic("NATO")))
                        .cohort()
                        .key());
    }

    @Test
    void takesTwoHundredTopicsAndNoMore() {
        assertThat(daily(topics(200)).topics()).hasSize(200);
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> daily(topics(201)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "section:",
                "author: ",
                "\u200b",
                "a\u0000b",
                "a\nb",
                "nato\u202e",
                "...",
                "Section: ",
                "author:..",
                "\uFF21uthor:"
            })
    void refusesTopicsThatNameNothing(String topic) {
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> Topic.of(topic));
    }

    @ParameterizedTest
    @ValueSource(strings = {"€", "❤", "❤️", "#", "C++", "section:$", "author:€", "👩‍👩‍👧", "…and"})
    void takesWhateverArticlesCanBeTaggedWith(String topic) {
        assertThat(Topic.of(topic).value()).isEqualTo(topic);
    }

    @Test
    void topicsAreAsLongAsReadersCount() {
        var flags = "🏴󠁧󠁢󠁷󠁬󠁳󠁿".repeat(80);

        assertThat(Topic.of("section:" + flags).value()).endsWith(flags);
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> Topic.of("क्षि".repeat(101)));
        assertThat(Topic.areShort(Collections.nCopies(40, new Topic("a".repeat(1_000)))))
                .isTrue();
        assertThat(Topic.areShort(Collections.nCopies(41, new Topic("a".repeat(1_000)))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "e", "en_GB", "x", "en-", "<b>", "123"})
    void refusesWhatIsNoLanguage(String language) {
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> Language.of(language));
    }

    @Test
    void writesLanguagesCanonically() {
        assertThat(Language.of("PT-br").tag()).isEqualTo("pt-BR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Europe/Atlantis", "+02:00", "GMT+2", "europe/paris", "Z"})
    void refusesWhatIsNoZone(String zone) {
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> Preferences.zone(zone));
    }

    @Test
    void takesIanaZones() {
        assertThat(Preferences.zone("Europe/Paris ")).isEqualTo("Europe/Paris");
        assertThat(Preferences.zone("UTC")).isEqualTo("UTC");
    }

    private static Preferences daily(List<Topic> topics) {
        return Preferences.of(DAILY, null, "Europe/Paris", 7, topics, List.of());
    }

    private static List<Topic> topics(int count) {
        return IntStream.range(0, count).mapToObj(n -> new Topic("tag" + n)).toList();
    }

    /** {@code cases/zones.ndjson}: what browsers and people send, and what should become of it. */
    @ParameterizedTest
    @MethodSource("zones")
    void takesZonesAsTheCasesSay(ZoneCase given) {
        if (given.status() == 422) {
            assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> Preferences.zone(given.timeZone()));
        } else {
            assertThat(Preferences.zone(given.timeZone()))
                    .isEqualTo(given.timeZone().strip());
        }
    }

    static List<ZoneCase> zones() {
        return Cases.read("zones", ZoneCase.class);
    }

    record ZoneCase(String timeZone, int status, String note) {}
}
