package io.broadsheet.website.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
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

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            -, /a
            x=1, /a
            x=1&y&utm_source=z, /a
            sort=oldest, /a?sort=oldest
            x=1&sort=oldest&fbclid=y, /a?sort=oldest
            sort=oldest&after=c, -
            sort=oldest&sort=top, -
            sort, -
            sort=, -
            sort=a+b, -
            %73ort=oldest, -
            x[]=1, -
            """)
    void makesOnePageOfAllAddressesThatAPageDoesNotTellApart(String query, String address) {
        assertThat(PageAddress.of("/a", query, Set.of("sort", "after"))).isEqualTo(address);
    }

    @Test
    void keepsNoPageOfAQueryOfWhichAPartMayBeCutOff() {
        assertThat(PageAddress.of("/a", "x&".repeat(300) + "sort=oldest", Set.of("sort")))
                .isNull();
    }
}
