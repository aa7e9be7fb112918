package io.broadsheet.article.imaging;

import io.broadsheet.article.domain.Sentence;
import io.broadsheet.article.domain.Sentence.Said;

/** The bytes are no picture that is taken here; it says why to the editor. */
public final class NotAPicture extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Said why;

    NotAPicture(Sentence why, Object... arguments) {
        this(why.with(arguments));
    }

    private NotAPicture(Said why) {
        super(why.message(), null, false, false);
        this.why = why;
    }

    public Said why() {
        return why;
    }
}
