package io.broadsheet.newsletter.delivery.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.broadsheet.chassis.BadSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DkimKeysTest {

    @ParameterizedTest
    @CsvSource({
        "news.example, news.example, true",
        "News.Example, news.example, true",
        "news.example, letters.news.example, true",
        "letters.news.example, news.example, true",
        "other.example, news.example, false",
        "badnews.example, news.example, false",
        "news.example, badnews.example, false",
        "example, news.example, false"
    })
    void countsSignaturesOfTheSendersDomain(String signing, String sender, boolean aligned) {
        assertThat(DkimKeys.isAligned(signing, sender)).isEqualTo(aligned);
    }

    @Test
    void refusesToStartWithASignatureThatNobodyCounts() {
        var settings = new MailProperties.Dkim("relay.example", "2026a", "/nowhere");

        assertThatExceptionOfType(BadSetting.class)
                .isThrownBy(() -> DkimKeys.signer(settings, "news.example"))
                .withMessageContainingAll("broadsheet.newsletter.dkim.domain", "relay.example", "news.example");
    }
}
