package io.broadsheet.newsletter.delivery;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What sending asks of editions. */
public interface Digests {

    /**
     * What each edition says at this moment. One of which every story has been withdrawn is absent. The same content is
     * the same object, so that what was made of it can be kept.
     */
    Map<UUID, MailContent> contents(Collection<UUID> editions);
}
