package io.broadsheet.newsletter.subscription.domain;

import io.broadsheet.newsletter.edition.domain.Cadence;
import io.broadsheet.newsletter.edition.domain.Cohort;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What a reader wants, and when. The constructor takes what is stored, {@link #of} what someone entered.
 *
 * @param weekday for {@link Cadence#WEEKLY} only; dropped for others, so that a form may always send one
 * @param zone an IANA name, which a later JDK may not know any more
 * @param hour 0 to 23 in {@code zone}
 * @param topics in the reader's order, none twice; none means all
 * @param languages none means all
 */
public record Preferences(
        Cadence cadence,
        @Nullable DayOfWeek weekday,
        String zone,
        int hour,
        List<Topic> topics,
        List<Language> languages) {
    public static final int MOST_TOPICS = 200;
    public static final int MOST_LANGUAGES = 50;

    /** @throws RuleBroken if a weekly digest names no weekday; the other rules are those of the single values */
    public Preferences {
        if (cadence == Cadence.WEEKLY && weekday == null) {
            throw new RuleBroken("A weekly digest needs a weekday.");
        }
        if (cadence != Cadence.WEEKLY) {
            weekday = null;
        }
        if (hour < 0 || hour > 23) {
            throw new RuleBroken("The hour is a number from 0 to 23.");
        }
        topics = distinct(topics, Topic::folded);
        languages = distinct(languages, Language::tag);
    }

    /** Another for others: a change says by it what it was made from. */
    public String tag() {
        var said = new CRC32C();
        said.update(toString().getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(said.getValue());
    }

    /** @throws RuleBroken also if there are too many topics or languages */
    public static Preferences of(
            Cadence cadence,
            @Nullable DayOfWeek weekday,
            String zone,
            int hour,
            List<Topic> topics,
            List<Language> languages) {
        var preferences = new Preferences(cadence, weekday, zone(zone), hour, topics, languages);
        if (preferences.topics.size() > MOST_TOPICS) {
            throw new RuleBroken("At most 200 topics.");
        }
        if (preferences.languages.size() > MOST_LANGUAGES) {
            throw new RuleBroken("At most 50 languages.");
        }
        return preferences;
    }

    /**
     * @return the name without spaces around it
     * @throws RuleBroken unless it is in the IANA time zone database
     */
    public static String zone(String name) {
        var zone = name.strip();
        if (!isZone(zone)) {
            throw new RuleBroken("A time zone is an IANA name, such as Europe/Paris.");
        }
        return zone;
    }

    /** Whether this JDK knows when hours fall there. */
    public static boolean isZone(String name) {
        return ZoneId.getAvailableZoneIds().contains(name) && !name.startsWith("SystemV/");
    }

    /** With whom this reader shares a digest. */
    public Cohort cohort() {
        return new Cohort(
                cadence,
                weekday,
                zone,
                hour,
                topics.stream().map(Topic::value).toList(),
                languages.stream().map(Language::tag).toList());
    }

    private static <T> List<T> distinct(List<T> values, Function<T, String> key) {
        Map<String, T> seen = new TreeMap<>();
        return values.stream()
                .filter(value -> seen.putIfAbsent(key.apply(value), value) == null)
                .toList();
    }
}
