package io.broadsheet.newsletter.edition.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How often a reader wants a digest. */
public enum Cadence {
    /** Soon after a publication. */
    INSTANT,
    /** Every day at the reader's hour. */
    DAILY,
    /** On the reader's weekday at the reader's hour. */
    WEEKLY;

    /** As it travels: {@code instant}, {@code daily} or {@code weekly}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return empty for a word that is none of the three */
    public static Optional<Cadence> of(String word) {
        return Arrays.stream(values()).filter(c -> c.word().equals(word)).findFirst();
    }
}
