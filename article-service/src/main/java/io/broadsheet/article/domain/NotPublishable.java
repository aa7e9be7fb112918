package io.broadsheet.article.domain;

import io.broadsheet.article.domain.Sentence.Said;
import java.util.List;

/** The text cannot be shown to readers; the message completes "the text ...". Only another text can help. */
public final class NotPublishable extends RuntimeException {

    private static final String TEXT = "body.source";

    private final transient List<Lack> lacks;

    /**
     * What is missing.
     *
     * @param field of a draft
     */
    public record Lack(String field, Said said) {}

    /** Of the text itself. */
    public NotPublishable(Said why) {
        super(why.message());
        this.lacks = List.of(new Lack(TEXT, why));
    }

    /** @param lacks at least one */
    public NotPublishable(Sentence why, List<Lack> lacks) {
        super(why.with().message());
        this.lacks = List.copyOf(lacks);
    }

    /** The first of them. */
    public Said why() {
        return lacks.getFirst().said();
    }

    /** At least one. */
    public List<Lack> lacks() {
        return lacks;
    }
}
