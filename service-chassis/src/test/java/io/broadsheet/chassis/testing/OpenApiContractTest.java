package io.broadsheet.chassis.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenApiContractTest {

    @TempDir
    Path folder;

    @Test
    void failsWhenOnlyOneSideChanges() throws Exception {
        var file = Files.writeString(folder.resolve("a.json"), "{\"paths\":{\"/b\":{},\"/a\":{}},\"servers\":[]}");

        assertThatCode(() -> OpenApiContract.check("{\"paths\":{\"/a\":{},\"/b\":{}}}", file))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> OpenApiContract.check("{\"paths\":{\"/a\":{}}}", file))
                .hasMessageContaining("broadsheet.openapi.refresh=true");
        assertThatThrownBy(() -> OpenApiContract.check("{}", folder.resolve("none.json")))
                .hasMessageContaining("broadsheet.openapi.refresh=true");
    }
}
