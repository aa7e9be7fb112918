package io.broadsheet.systemtest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallsTest {

    @Test
    void anAnswerIsBareThatDoesNotSayWhenToComeBack() {
        assertThat(Calls.isBare(503, headers(Map.of()))).isTrue();
        assertThat(Calls.isBare(504, headers(Map.of()))).isTrue();
        assertThat(Calls.isBare(503, headers(Map.of("Retry-After", List.of("5")))))
                .isFalse();
    }

    @Test
    void nobodyCanDoAnythingWithA500() {
        assertThat(Calls.isBare(500, headers(Map.of("Retry-After", List.of("5")))))
                .isTrue();
    }

    @Test
    void othersAreAnswers() {
        assertThat(Calls.isBare(200, headers(Map.of()))).isFalse();
        assertThat(Calls.isBare(429, headers(Map.of()))).isFalse();
    }

    private static HttpHeaders headers(Map<String, List<String>> fields) {
        return HttpHeaders.of(fields, (name, value) -> true);
    }
}
