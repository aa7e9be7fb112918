package io.broadsheet.newsletter.subscription.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "section: World | section:World",
                "Section : World | section:World",
                "AUTHOR:  Jane Doe | author:Jane Doe",
                "section\uFF1AWorld | section:World",
                "section:World: a view | section:World: a view",
                "EU: Brexit | EU: Brexit",
                "Section | Section",
            })
    void isWrittenAsStoriesAreCompared(String entered, String value) {
        assertThat(Topic.of(entered).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"section: ", "Author : ..", "section:\u200B"})
    void namesSomething(String entered) {
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> Topic.of(entered));
    }
}
