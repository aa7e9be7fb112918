package io.broadsheet.newsroom.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {

    @Test
    void splitsAtCommasOfAnyScript() {
        assertThat(Names.split(" Åse Lund, Jo Vik ,,Åse Lund")).containsExactly("Åse Lund", "Jo Vik");
        assertThat(Names.split("ليلى، نادر")).containsExactly("ليلى", "نادر");
        assertThat(Names.split("  ")).isEmpty();
    }

    @Test
    void givesBackWhatItJoined() {
        for (var names : List.of(
                List.<String>of(),
                List.of("Åse Lund"),
                List.of("Åse Lund", "Jo Vik"),
                List.of("John Smith, Jr."),
                List.of("John Smith, Jr.", "Jo Vik"))) {
            assertThat(Names.split(Names.join(names))).isEqualTo(names);
        }
    }
}
