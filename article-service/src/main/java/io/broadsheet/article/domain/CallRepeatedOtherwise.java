package io.broadsheet.article.domain;

import java.util.UUID;

/** A call came again under the same key and asks for something else; only another key can help. */
public final class CallRepeatedOtherwise extends RuntimeException {

    private final transient UUID made;

    /** @param made what the call before made */
    public CallRepeatedOtherwise(UUID made) {
        super("the same call brought another content before");
        this.made = made;
    }

    public UUID made() {
        return made;
    }
}
