package io.broadsheet.article.application;

import io.broadsheet.chassis.Texts;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many published articles there are of each kind; sections and tags by count, then name.
 *
 * @param published how many appeared in each quarter of an hour: zones differ by no less
 * @param spellings of each kind, by their key
 */
public record Catalogue(
        List<Named> sections,
        List<Named> tags,
        SortedMap<Instant, Long> published,
        Map<Kind, Map<String, Spellings>> spellings) {

    /** What articles are found by, beside their words. */
    public enum Kind {
        SECTION,
        TAG,
        AUTHOR,
        LANGUAGE;

        /** Equal for all spellings of one name. */
        public String key(String name) {
            return Texts.folded(name);
        }
    }

    /**
     * A section or a tag.
     *
     * @param name in the spelling that most articles have
     * @param key what it is known by, in whatever spelling
     * @param count of articles with it
     */
    public record Named(String name, String key, long count) {}

    /** @param usual the one of most articles */
    public record Spellings(String usual, Set<String> all) {}

    /** A month of a time zone. */
    public record Month(int year, int month, long count) {}

    /** Those in which anything appeared, latest first. */
    public List<Month> months(ZoneId zone) {
        var months = new TreeMap<YearMonth, Long>(Comparator.reverseOrder());
        published.forEach((at, count) -> months.merge(YearMonth.from(at.atZone(zone)), count, Long::sum));
        return months.entrySet().stream()
                .map(month -> new Month(month.getKey().getYear(), month.getKey().getMonthValue(), month.getValue()))
                .toList();
    }

    /** Counts them anew. */
    @FunctionalInterface
    public interface Source {
        Catalogue count();
    }
}
