package io.broadsheet.chassis.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+10000-01-01T00:00:00Z",
                "9999-12-31T23:59:59-01:00",
                "0000-01-01T00:00:00+01:00",
                "2026-11-29T07:00:00",
                "yesterday"
            })
    void whatCouldNotBeShownIsNone(String text) {
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> Instants.parse(text));
    }

    @Test
    void whatIsShownCanBeSentBack() {
        assertThat(Instants.parse("9999-12-31T23:59:59Z")).hasToString("9999-12-31T23:59:59Z");
    }
}
