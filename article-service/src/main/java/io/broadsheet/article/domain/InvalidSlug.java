package io.broadsheet.article.domain;

/** What was given is not a slug; the message completes "the slug ..." for the one who gave it. */
public final class InvalidSlug extends IllegalArgumentException {
    InvalidSlug(String message) {
        super(message);
    }
}
