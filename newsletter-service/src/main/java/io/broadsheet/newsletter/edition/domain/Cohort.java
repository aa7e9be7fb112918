package io.broadsheet.newsletter.edition.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Readers who want the same things at the same time, so that one rendering serves them all.
 *
 * @param weekday for {@link Cadence#WEEKLY} only
 * @param zone an IANA zone; without meaning for {@link Cadence#INSTANT}
 * @param hour 0 to 23 in that zone; without meaning for {@link Cadence#INSTANT}
 * @param topics a tag, {@code section:…} or {@code author:…}; none means all
 * @param languages BCP 47; none means all
 */
public record Cohort(
        Cadence cadence,
        @Nullable DayOfWeek weekday,
        String zone,
        int hour,
        List<String> topics,
        List<String> languages) {

    public Cohort {
        if ((cadence == Cadence.WEEKLY) != (weekday != null)) {
            throw new IllegalArgumentException("a weekday belongs to the weekly cadence, and to no other");
        }
        topics = canonical(topics);
        languages = canonical(languages);
    }

    /**
     * Same key, same cohort. It begins with the {@link Slot}, so that the cohorts of a slot, and those of a cadence,
     * lie together in an index: {@code daily/Europe/Paris/08/<hash of topics and languages>}.
     */
    public String key() {
        return Slot.of(this).prefix() + hash(topics, languages);
    }

    private static List<String> canonical(Collection<String> words) {
        return words.stream()
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .toList();
    }

    private static String hash(List<String> topics, List<String> languages) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            Stream.of(topics, List.of("\n"), languages).flatMap(List::stream).forEach(word -> {
                digest.update(word.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            });
            return HexFormat.of().formatHex(digest.digest(), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
