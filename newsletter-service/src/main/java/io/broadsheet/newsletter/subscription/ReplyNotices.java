package io.broadsheet.newsletter.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the same mailbox is told of replies to comments, which is no subscription: for its data, and for being forgotten. */
public interface ReplyNotices {

    /** @param confirmedAt absent while nobody followed the mailed link */
    record Followed(
            UUID commentId,
            UUID articleId,
            Instant askedAt,
            @Nullable Instant confirmedAt) {}

    /** @param cadence {@code instant} or {@code daily} */
    record Held(String cadence, String timeZone, int hour, List<Followed> comments) {}

    /** Everything held of an address; empty if nothing is. */
    Optional<Held> held(String addressKey);

    /** Leaves nothing of it. Again changes nothing. */
    void forget(String addressKey);

    /** Of a reader of replies; empty for any other id. */
    Optional<String> addressKey(UUID reader);

    /** In which such a reader is written to, BCP 47; empty for the site's. */
    Optional<String> language(UUID reader);
}
