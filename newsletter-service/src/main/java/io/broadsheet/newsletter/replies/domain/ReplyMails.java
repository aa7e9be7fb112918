package io.broadsheet.newsletter.replies.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What mails tell, as it was decided before they went into the ledger. */
public interface ReplyMails {

    /** @return what is kept under its id: another's, if that was first */
    ReplyMail add(ReplyMail mail);

    List<ReplyMail> find(Collection<UUID> ids);

    /** Forgets up to {@code limit} that were written before. @return how many */
    long forget(Instant writtenBefore, int limit);
}
