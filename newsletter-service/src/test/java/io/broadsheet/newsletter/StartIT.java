package io.broadsheet.newsletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.chassis.testing.LonelyStart;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartIT {

    @Test
    void refusesToMailRealReadersFromAnAddressOfNobody() {
        assertThat(refusal("broadsheet.newsletter.public-url", "https://letters.news.example"))
                .startsWith("newsletter-service cannot start: broadsheet.newsletter.sender.address")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({
        "broadsheet.newsletter.subscription.sign-ups.per-mailbox, 0",
        "broadsheet.newsletter.subscription.sign-ups.in-all, 2000000000",
        "broadsheet.newsletter.subscription.forget-unconfirmed-after, 0s",
        "broadsheet.newsletter.subscription.forget-ended-after, -90d",
        "broadsheet.newsletter.subscription.forget-erased-after, 30d",
        "broadsheet.newsletter.subscription.answer-after, 1h",
        "broadsheet.newsletter.delivery.longest-pause, 1s",
        "broadsheet.newsletter.delivery.longest-retry, 1s",
        "spring.mail.host, ''",
        "broadsheet.newsletter.sender.address, zeitüng@news.example",
    })
    void refusesWhatWouldLoseReadersOrMailNobody(String setting, String value) {
        assertThat(refusal(setting, value))
                .startsWith("newsletter-service cannot start: " + setting)
                .hasLineCount(1);
    }

    private static String refusal(String setting, String value) {
        var settings = new HashMap<>(Map.of(
                "broadsheet.newsletter.public-url", "http://localhost:8083",
                "broadsheet.token-secret", "a secret of tests, which opens nothing"));
        settings.put(setting, value);
        return LonelyStart.refused(NewsletterServiceApplication.class, "newsletter-service", settings);
    }
}
