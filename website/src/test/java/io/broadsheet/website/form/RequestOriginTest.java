package io.broadsheet.website.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestOriginTest {

    private static final URI SITE = URI.create("https://paper.example");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "same-origin, https://paper.example, paper.example",
                "none, -, paper.example",
                "same-origin, null, paper.example",
                "-, https://paper.example, internal:8080",
                "-, https://PAPER.example, internal:8080",
                "-, http://127.0.0.1:8080, 127.0.0.1:8080",
                "-, -, paper.example"
            })
    void takesWhatItsOwnPagesSendAndWhatIsNoBrowser(String fetchSite, String origin, String host) {
        assertThat(RequestOrigin.isForeign(fetchSite, origin, host, SITE)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "cross-site, https://evil.example, paper.example",
                "cross-site, -, paper.example",
                "same-site, https://shop.paper.example, paper.example",
                "nonsense, https://paper.example, paper.example",
                "-, https://evil.example, paper.example",
                "-, null, paper.example",
                "-, https://paper.example.evil.example, paper.example",
                "-, http://paper.example, internal:8080",
                "-, https://paper.example:8443, internal:8080",
                "-, not an address, paper.example"
            })
    void refusesWhatPagesOfOtherSitesSend(String fetchSite, String origin, String host) {
        assertThat(RequestOrigin.isForeign(fetchSite, origin, host, SITE)).isTrue();
    }
}
