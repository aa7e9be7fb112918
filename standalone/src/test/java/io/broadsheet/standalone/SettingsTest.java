package io.broadsheet.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @TempDir
    Path folder;

    @Test
    void leadsReadersToItsOwnWebsite() throws Exception {
        assertThat(articles(Map.of())).containsEntry("broadsheet.public-url", "http://127.0.0.1:18080");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BROADSHEET_PUBLICURL", "BROADSHEET_PUBLIC_URL"})
    void leavesAnAddressOfTheEnvironmentAlone(String variable) throws Exception {
        assertThat(articles(Map.of(variable, "https://paper.example"))).doesNotContainKey("broadsheet.public-url");
    }

    private Map<String, String> articles(Map<String, String> environment) throws Exception {
        try (var data = DataDirectory.open(folder, true)) {
            var options = new Options(true, folder, 10_000);
            return new Settings(options, data, RealParts.of(environment::get), environment::get).articles();
        }
    }
}
