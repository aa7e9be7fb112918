package io.broadsheet.website;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.chassis.BadSetting;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class WebsiteSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "broadsheet.website.services.articles, localhost:8081",
        "broadsheet.website.services.comments, comment-service",
        "broadsheet.website.calls.answer, 0s",
        "broadsheet.website.calls.at-once, 0",
        "broadsheet.website.page-cache, -1MB",
    })
    void refusesWhatCannotWork(String setting, String value) {
        var settings = new HashMap<>(Map.of("broadsheet.website.name", "The Test"));
        settings.put(setting, value);
        var binder = new Binder(new MapConfigurationPropertySource(settings));

        assertThatThrownBy(() -> binder.bindOrCreate("broadsheet.website", WebsiteSettings.class))
                .rootCause()
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith(setting + " ");
    }
}
