package io.broadsheet.newsletter.subscription.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class WantsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html | true",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | true",
                "application/json, text/html | true",
                "text/html; q=x | true",
                "application/json | false",
                "application/json, text/html;q=0.1 | false",
                "text/html;q=0, */* | false",
                "*/* | false",
            })
    void aPageUnlessJsonIsWantedMore(String accept, boolean page) {
        var request = new MockHttpServletRequest();
        request.addHeader("Accept", accept);

        assertThat(Wants.page(request)).isEqualTo(page);
    }
}
