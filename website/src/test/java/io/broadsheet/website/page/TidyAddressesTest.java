package io.broadsheet.website.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TidyAddressesTest {

    @ParameterizedTest
    @CsvSource(delimiter = ' ', textBlock = """
            /articles/gates/ /articles/gates
            /articles/gates. /articles/gates
            /articles/gates) /articles/gates
            /articles/gates).%22 /articles/gates
            /articles/gates%20 /articles/gates
            /articles/gates%E2%80%8B /articles/gates
            /articles/gates%E2%80%9D /articles/gates
            /articles//gates /articles/gates
            /Articles/gates /articles/gates
            /articles/gates;jsessionid=1 /articles/gates
            /TOPICS/NATO/ /topics/NATO
            /archive/2026/01/ /archive/2026/01
            //evil.example/x /evil.example/x
            ///// /
            /articles/ /articles
            """)
    void leadsSpoiltLinksToWhatTheyMeant(String typed, String meant) {
        assertThat(TidyAddresses.tidy(typed)).isEqualTo(meant);
        assertThat(TidyAddresses.tidy(meant)).as("and no further").isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/articles/gates",
                "/topics/C%2B%2B",
                "/topics/what%3F",
                "/topics/a%3Bb",
                "/topics/a.",
                "/authors/J."
            })
    void leavesWhatIsInOrder(String path) {
        assertThat(TidyAddresses.tidy(path)).isEqualTo(path);
    }
}
