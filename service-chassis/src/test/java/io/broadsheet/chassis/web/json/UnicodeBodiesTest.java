package io.broadsheet.chassis.web.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnicodeBodiesTest {

    @ParameterizedTest
    @CsvSource({
        "\\ud83d\\ude00, false",
        "x\\ud83d\\ude00y, false",
        "\\\\ud83d, false",
        "\\n\\u00e9, false",
        "\\ud83d, true",
        "\\ude00, true",
        "\\ud83dx\\ude00, true",
        "\\ud83d\\ud83d\\ude00, true",
        "\\\\\\ud83d, true",
        "\\ud83d\\n, true",
    })
    void findsHalvesOfPairs(String json, boolean half) {
        assertThat(UnicodeBodies.hasHalfPair(("\"" + json + "\"").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(half);
    }
}
