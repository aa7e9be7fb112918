package io.broadsheet.newsletter.edition.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Another build must come to the same ids. The values are those of Python's {@code uuid.uuid5}. */
class EditionIdTest {

    @Test
    void readersGetUuid5OfTheirSubscriptionAndTheCut() {
        assertThat(EditionId.of(UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), 42))
                .hasToString("7c411b5e-9d3f-50b5-9c28-62096e41c4ed");
    }

    @Test
    void cohortsGetUuid5OfWhatTheyWereServedAndTheirKey() {
        assertThat(EditionId.of("daily/Europe/Z\u00fcrich/08/x", 7, 9))
                .hasToString("03abd02d-2268-5e60-af4b-26c4cfdf361b");
    }
}
