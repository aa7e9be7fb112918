package io.broadsheet.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.chassis.press.PressApplication;
import io.broadsheet.chassis.testing.LonelyStart;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutboxSettingsIT {

    @ParameterizedTest
    @CsvSource({
        "broadsheet.outbox.lease, 4s, 'broadsheet.outbox.lease (or the environment''s BROADSHEET_OUTBOX_LEASE) must be'",
        "broadsheet.outbox.delivery-timeout, 1s, broadsheet.outbox.delivery-timeout",
        "broadsheet.outbox.delivery-timeout, 0s, broadsheet.outbox.delivery-timeout",
        "broadsheet.outbox.sweep-interval, -1s, broadsheet.outbox.sweep-interval",
        "broadsheet.outbox.max-pending-bytes, 20MB, broadsheet.outbox.max-pending-bytes",
    })
    void namesTheSettingThatStopsIt(String setting, String value, String told) {
        assertThat(LonelyStart.refused(PressApplication.class, "press-service", Map.of(setting, value)))
                .startsWith("press-service cannot start: ")
                .contains(told)
                .hasLineCount(1);
    }
}
