package io.broadsheet.article.domain;

/** The text cannot be shown to readers; the message completes "the text ...". Only another text can help. */
public final class NotPublishable extends RuntimeException {
    public NotPublishable(String message) {
        super(message);
    }
}
