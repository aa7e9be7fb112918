package io.broadsheet.website.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
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
            /articles/x%E3%80%82 /articles/x
            /articles/x%EF%BC%89 /articles/x
            /articles/x%EF%BC%8C /articles/x
            /articles/x%D8%8C /articles/x
            /articles/x%C2%BB /articles/x
            /articles/x%7D /articles/x
            /articles/%E4%BA%8C%E3%80%87%E3%80%82 /articles/%E4%BA%8C%E3%80%87
            /articles/x%E3%80%80 /articles/x
            /articles/x%E2%81%A9 /articles/x
            /articles/x%60 /articles/x
            /articles/x| /articles/x
            /articles/x%E2%80 /articles/x
            /articles/x% /articles/x
            /articles/x%3Cbr%3E /articles/x
            /articles/x%3c/a%3E. /articles/x
            /articles/gates&utm_source=x /articles/gates
            /articles/gates%3Futm_source=x /articles/gates
            /articles/gates%3fa /articles/gates
            /articles/gates%23comments /articles/gates
            /articles/gates%26a=b. /articles/gates
            /articles/%20gates /articles/gates
            /articles/%2Fgates /articles/gates
            /articles/%E2%80%8Bgates/ /articles/gates
            /articles//gates /articles/gates
            /Articles/gates /articles/gates
            /articles/gates;jsessionid=1 /articles/gates
            /TOPICS/NATO/ /topics/NATO
            /archive/2026/01/ /archive/2026/01
            /feed/ /feeds/rss.xml
            /rss.xml /feeds/rss.xml
            /atom.xml /feeds/atom.xml
            //evil.example/x /evil.example/x
            ///// /
            /articles/ /articles
            """)
    void leadsSpoiltLinksToWhatTheyMeant(String typed, String meant) {
        assertThat(TidyAddresses.tidy(typed)).isEqualTo(meant);
        assertThat(TidyAddresses.tidy(meant)).as("and no further").isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', nullValues = "-", textBlock = """
            utm_source=x utm_source=x
            sort=oldest&utm_campaign=%E4%BB sort=oldest
            utm_campaign=%E4%B -
            % -
            a=%E4%BB%8A&b=c%zz&d=1 a=%E4%BB%8A&d=1
            a=%20 a=%20
            """)
    void leavesOutParametersThatWereCutOff(String typed, @Nullable String readable) {
        assertThat(TidyAddresses.readable(typed)).isEqualTo(readable);
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "%20", "%E3%80%82", ";", "/"})
    void isQuickWithLongOnes(String repeated) {
        assertThat(TidyAddresses.tidy("/articles/gates" + repeated.repeat(2_700)))
                .isEqualTo("/articles/gates");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/articles/gates",
                "/articles/%E6%B5%B7%E6%B8%AF",
                "/articles/%E0%A4%B9%E0%A4%BF%E0%A4%A8%E0%A5%8D%E0%A4%A6%E0%A5%80",
                "/articles/%E4%BA%8C%E3%80%87",
                "/articles/%E2%85%B7",
                "/articles/gates/comments/01a22462-bd02-7f6f-893a-ca37457c323e",
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
