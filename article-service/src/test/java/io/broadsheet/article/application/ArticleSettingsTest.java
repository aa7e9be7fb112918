package io.broadsheet.article.application;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.chassis.BadSetting;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ArticleSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "broadsheet.articles.page-cache, -1MB",
        "broadsheet.articles.list-cache, -1KB",
    })
    void refusesWhatCannotWork(String setting, String value) {
        var settings = new HashMap<>(Map.of("broadsheet.articles.site-name", "The Test"));
        settings.put(setting, value);
        var binder = new Binder(new MapConfigurationPropertySource(settings));

        assertThatThrownBy(() -> binder.bindOrCreate("broadsheet.articles", ArticleSettings.class))
                .rootCause()
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith(setting + " ");
    }
}
