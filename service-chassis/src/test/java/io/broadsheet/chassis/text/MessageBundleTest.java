package io.broadsheet.chassis.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class MessageBundleTest {

    private final MessageBundle german = MessageBundle.of("texts.press", Locale.GERMAN);

    @Test
    void saysInItsLanguageWhatAnotherPartSaidInEnglish() {
        assertThat(german.translated("must not be empty")).isEqualTo("darf nicht leer sein");
        assertThat(german.translated("must have at most 300 characters")).isEqualTo("darf höchstens 300 Zeichen haben");
        assertThat(german.translated("It cannot be printed: it must have at most 300 characters."))
                .isEqualTo("Es geht nicht in Druck: es darf höchstens 300 Zeichen haben.");
    }

    @Test
    void leavesWhatItDoesNotKnow() {
        var english = MessageBundle.of("texts.press", Locale.ENGLISH);
        for (var said :
                new String[] {"must be new", "must have at most characters", "must have at most 3 characters"}) {
            assertThat(english.translated(said)).isEqualTo(said);
        }
        assertThat(german.translated("must be new")).isEqualTo("must be new");
    }
}
