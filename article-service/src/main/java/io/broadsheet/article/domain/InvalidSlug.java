package io.broadsheet.article.domain;

import io.broadsheet.article.domain.Sentence.Said;

/** What was given is not a slug; why completes "the slug ..." for the one who gave it. */
public final class InvalidSlug extends IllegalArgumentException {
    private final transient Said why;

    InvalidSlug(Said why) {
        super(why.message());
        this.why = why;
    }

    public Said why() {
        return why;
    }
}
