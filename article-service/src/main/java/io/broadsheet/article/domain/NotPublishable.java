package io.broadsheet.article.domain;

import java.util.List;

/** The text cannot be shown to readers; the message completes "the text ...". Only another text can help. */
public final class NotPublishable extends RuntimeException {

    private final transient List<Lack> lacks;

    /**
     * What is missing.
     *
     * @param field of a draft
     * @param message completes "FIELD ..."
     */
    public record Lack(String field, String message) {}

    public NotPublishable(String message) {
        super(message);
        this.lacks = List.of();
    }

    /** @param lacks at least one */
    public NotPublishable(String message, List<Lack> lacks) {
        super(message);
        this.lacks = List.copyOf(lacks);
    }

    /** Empty if it is the text itself. */
    public List<Lack> lacks() {
        return lacks;
    }
}
