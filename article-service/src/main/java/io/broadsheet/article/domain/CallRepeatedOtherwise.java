package io.broadsheet.article.domain;

/** A call came again under the same key and asks for something else; only another key can help. */
public final class CallRepeatedOtherwise extends RuntimeException {
    public CallRepeatedOtherwise() {
        super("the same call brought another content before");
    }
}
