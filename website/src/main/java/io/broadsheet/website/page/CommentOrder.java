package io.broadsheet.website.page;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** In which order comments stand on an article's page. */
public enum CommentOrder {
    NEWEST("comments.newest"),
    OLDEST("comments.oldest"),
    /** Those first that readers voted for. */
    TOP("comments.top");

    private final String text;

    CommentOrder(String text) {
        this.text = text;
    }

    /** Name of the text that calls it. */
    String text() {
        return text;
    }

    static CommentOrder of(@Nullable String parameter) {
        return switch (parameter) {
            case "oldest" -> OLDEST;
            case "top" -> TOP;
            case null, default -> NEWEST;
        };
    }

    /** As comment-service knows it. */
    String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In a page's address; null for the usual one. */
    @Nullable String parameter() {
        return this == NEWEST ? null : value();
    }
}
