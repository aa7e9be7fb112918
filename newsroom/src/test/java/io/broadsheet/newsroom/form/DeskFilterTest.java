package io.broadsheet.newsroom.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class DeskFilterTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private static DeskFilter filter(Map<String, String> parameters) {
        var request = new MockHttpServletRequest();
        parameters.forEach(request::setParameter);
        return DeskFilter.of(request);
    }

    @Test
    void asksForAllThatWaitUnlessToldOtherwise() {
        assertThat(filter(Map.of()).address(Map.of())).isEqualTo("/moderation");
        assertThat(filter(Map.of()).isQueue()).isTrue();
    }

    @Test
    void passesOverWhatIsNotKnown() {
        var filter = filter(Map.of("state", "burnt", "order", "x", "reason", "'", "article", "../", "language", "?"));

        assertThat(filter.address(Map.of())).isEqualTo("/moderation");
    }

    @Test
    void keepsWhatIsKnownInTheAddress() {
        var filter = filter(Map.of("state", "spam", "section", "Art & Life", "older", "P1D"));

        assertThat(filter.address(Map.of("after", "a=b")))
                .isEqualTo("/moderation?state=spam&section=Art%20%26%20Life&older=P1D&after=a%3Db");
        assertThat(filter.at(NOON).postedBefore()).isEqualTo("2026-11-27T12:00:00Z");
    }

    @Test
    void cutsNoCharacterInTwo() {
        assertThat(filter(Map.of("section", "a".repeat(99) + "\uD83C\uDF0A")).section())
                .isEqualTo("a".repeat(99));
    }
}
