package io.broadsheet.chassis.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.chassis.press.PressApplication;
import io.broadsheet.chassis.testing.LonelyStart;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaSettingsIT {

    @ParameterizedTest
    @CsvSource({
        "spring.kafka.bootstrap-servers, kafka, spring.kafka.bootstrap-servers",
        "spring.kafka.bootstrap-servers, 'kafka1:9092,kafka2:99999', spring.kafka.bootstrap-servers",
    })
    void namesTheSettingThatStopsIt(String setting, String value, String told) {
        assertThat(LonelyStart.refused(PressApplication.class, "press-service", Map.of(setting, value)))
                .startsWith("press-service cannot start: ")
                .contains(told)
                .hasLineCount(1);
    }
}
