package io.broadsheet.newsletter.delivery;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** What sending asks of mails that tell of replies. */
public interface ReplyContents {

    /** What each says at this moment; one of which nothing is left to tell is absent. */
    Map<UUID, Supplier<MailContent>> contents(Collection<UUID> mails);
}
