package io.broadsheet.newsletter.edition.store;

import io.broadsheet.newsletter.edition.domain.Cadence;
import io.broadsheet.newsletter.edition.domain.Edition;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;

/** An edition as it is stored. Public for the driver's codec. */
public record EditionDocument(
        @BsonId UUID id,
        long number,
        String cohort,
        long served,
        String cadence,
        List<UUID> stories,
        boolean skipped,
        Instant plannedAt) {

    static EditionDocument from(Edition edition, Instant at) {
        return new EditionDocument(
                edition.id(),
                edition.number(),
                edition.cohort(),
                edition.served(),
                edition.cadence().name(),
                edition.stories(),
                edition.skipped(),
                at);
    }

    Edition toEdition() {
        return new Edition(id, number, cohort, served, Cadence.valueOf(cadence), stories);
    }
}
