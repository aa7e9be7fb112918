package io.broadsheet.newsletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.chassis.testing.LonelyStart;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartIT {

    @Test
    void refusesToMailRealReadersFromAnAddressOfNobody() {
        var line = LonelyStart.refused(
                NewsletterServiceApplication.class,
                "newsletter-service",
                Map.of(
                        "broadsheet.newsletter.public-url",
                        "https://letters.news.example",
                        "broadsheet.token-secret",
                        "a secret of tests, which opens nothing"));

        assertThat(line)
                .startsWith("newsletter-service cannot start: broadsheet.newsletter.sender.address")
                .hasLineCount(1);
    }
}
