package io.broadsheet.article.popularity;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** The time after which a view counts for a third (1/e) of a new one. */
public enum Window {
    HOUR("1h", Duration.ofHours(1)),
    DAY("24h", Duration.ofHours(24)),
    WEEK("7d", Duration.ofDays(7)),
    MONTH("30d", Duration.ofDays(30));

    private final String word;
    private final Duration length;

    Window(String word, Duration length) {
        this.word = word;
        this.length = length;
    }

    public static Optional<Window> named(String word) {
        return Arrays.stream(values())
                .filter(window -> window.word.equals(word))
                .findFirst();
    }

    public String word() {
        return word;
    }

    Duration length() {
        return length;
    }
}
