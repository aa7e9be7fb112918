package io.broadsheet.newsletter.delivery;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** What sending asks of editions. */
public interface Digests {

    /** Stands for an edition that is not there, though it was before its deliveries. Not to be mailed. */
    Supplier<MailContent> UNKNOWN = () -> new MailContent("", "", "", "unknown", List.of());

    /**
     * What each edition says at this moment, rendered when it is asked for. One of which every story has been withdrawn
     * is absent; one that cannot be found is {@link #UNKNOWN}. The same content is the same object, so that what was
     * made of it can be kept.
     */
    Map<UUID, Supplier<MailContent>> contents(Collection<UUID> editions);
}
