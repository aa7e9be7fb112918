package io.broadsheet.newsroom;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.chassis.BadSetting;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class NewsroomSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "broadsheet.newsroom.services.articles, localhost:8081",
        "broadsheet.newsroom.issuer-reached-at, identity:8080",
        "broadsheet.newsroom.calls.upload, 0s",
        "broadsheet.newsroom.sign-in, 0s",
    })
    void refusesWhatCannotWork(String setting, String value) {
        var settings = new HashMap<>(Map.of(
                "broadsheet.newsroom.public-url", "http://localhost:8085",
                "broadsheet.newsroom.issuer", "http://localhost:8084"));
        settings.put(setting, value);
        var binder = new Binder(new MapConfigurationPropertySource(settings));

        assertThatThrownBy(() -> binder.bindOrCreate("broadsheet.newsroom", NewsroomSettings.class))
                .rootCause()
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith(setting + " ");
    }
}
