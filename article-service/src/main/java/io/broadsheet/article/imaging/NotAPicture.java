package io.broadsheet.article.imaging;

/** The bytes are no picture that is taken here; the message says why, and is fit for the editor. */
public final class NotAPicture extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotAPicture(String message) {
        super(message, null, false, false);
    }
}
