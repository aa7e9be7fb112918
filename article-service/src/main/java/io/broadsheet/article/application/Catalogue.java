package io.broadsheet.article.application;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many published articles there are of each kind; sections and tags by count, then name.
 *
 * @param published how many appeared in each quarter of an hour: zones differ by no less
 */
public record Catalogue(List<Named> sections, List<Named> tags, SortedMap<Instant, Long> published) {

    /** A section or a tag. */
    public record Named(String name, long count) {}

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
