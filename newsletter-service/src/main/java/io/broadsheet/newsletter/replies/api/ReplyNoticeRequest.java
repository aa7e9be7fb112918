package io.broadsheet.newsletter.replies.api;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a front-end sends for a reader.
 *
 * @param email needed to ask; with preferences it is left out
 * @param commentId needed to ask: replies to it are told
 * @param articleId needed to ask: where the comment is
 * @param cadence {@code instant} or {@code daily}
 * @param timeZone an IANA name; UTC unless given
 * @param hour 0 to 23, in that zone; 7 unless given
 * @param language BCP 47, of mails and pages; the site's unless given
 */
record ReplyNoticeRequest(
        @Nullable String email,
        @Nullable UUID commentId,
        @Nullable UUID articleId,
        @Nullable String cadence,
        @Nullable String timeZone,
        @Nullable Integer hour,
        @Nullable String language) {

    /** Without the address. */
    @Override
    public String toString() {
        return "ReplyNoticeRequest[" + cadence + "]";
    }
}
