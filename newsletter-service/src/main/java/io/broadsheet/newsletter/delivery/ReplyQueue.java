package io.broadsheet.newsletter.delivery;

import java.util.UUID;

/** Takes mails that tell of replies to comments. What one says is asked for when it goes out. */
public interface ReplyQueue {

    /**
     * Writes it into the ledger; what is there already stays as it is.
     *
     * @param id the same for the same mail
     * @param reader whom it goes to
     */
    void add(UUID id, UUID reader);
}
