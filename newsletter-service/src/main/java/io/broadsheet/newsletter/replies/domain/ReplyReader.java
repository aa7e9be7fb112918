package io.broadsheet.newsletter.replies.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who wants to hear of replies; gone when there is no comment left that it is about.
 *
 * @param version raised by every change, and by every reply that may be told
 * @param address never to be logged or stored elsewhere
 * @param addressKey a hash that all spellings of the address share
 * @param wish of the first confirmation, or chosen since; before it of no meaning
 * @param confirmedAt when a mailed link was followed for the first time; absent before
 * @param mails how many mails told of replies
 * @param recent when the last of them were written, oldest first; at most {@link ReplyTimes#MOST_A_DAY}
 */
public record ReplyReader(
        UUID id,
        long version,
        String address,
        String addressKey,
        ReplyWish wish,
        @Nullable Instant confirmedAt,
        long mails,
        List<Instant> recent) {

    /** Without the address. */
    @Override
    public String toString() {
        return "ReplyReader[" + id + "]";
    }
}
