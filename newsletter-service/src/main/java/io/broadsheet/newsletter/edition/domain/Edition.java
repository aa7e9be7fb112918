package io.broadsheet.newsletter.edition.domain;

import java.util.List;
import java.util.UUID;

/**
 * What the readers of a cohort get who were last served by the same cut; without stories it was skipped.
 *
 * @param stories in the order of the digest
 */
public record Edition(UUID id, long number, String cohort, long served, Cadence cadence, List<UUID> stories) {

    /** Nothing matched: no mail. */
    public boolean skipped() {
        return stories.isEmpty();
    }
}
