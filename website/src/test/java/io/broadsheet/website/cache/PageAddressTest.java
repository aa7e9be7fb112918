package io.broadsheet.website.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageAddressTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            -, -
            '', -
            utm_source=x&fbclid=y, -
            sort=oldest&utm_campaign=a, sort=oldest
            gclid=1&sort=oldest, sort=oldest
            ref=x&after=abc&ref, after=abc
            other=1, other=1
            """)
    void leavesOutWhatTellsWhoFollowedALink(String query, String heeded) {
        assertThat(PageAddress.heeded(query)).isEqualTo(heeded);
    }
}
