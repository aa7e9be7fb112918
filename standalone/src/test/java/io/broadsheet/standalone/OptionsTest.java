package io.broadsheet.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @Test
    void keepsDataBesideTheProjectUnlessToldOtherwise() {
        assertThat(Options.parse()).isEqualTo(new Options(false, Path.of("data").toAbsolutePath(), 0));
        assertThat(Options.parse("--port-offset", "100", "--empty", "--data", "/tmp/x"))
                .isEqualTo(new Options(true, Path.of("/tmp/x"), 100));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--nope", "--data", "--port-offset", "--port-offset x", "--port-offset -1", "--port-offset 40000"
            })
    void refusesWhatItCannotDo(String line) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Options.parse(line.split(" ")))
                .withMessageContaining("--port-offset");
    }
}
