package io.broadsheet.chassis.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The committed OpenAPI document ({@code src/main/resources/openapi/<service>.json}) is what the code serves. A change of
 * one alone fails; {@code -Dbroadsheet.openapi.refresh=true} writes the file from the code.
 */
public final class OpenApiContract {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, SerializationFeature.INDENT_OUTPUT)
            .build();

    private OpenApiContract() {}

    /** Fails unless they say the same. The order of members and the server's address do not count. */
    public static void check(RestTestClient client, String service) {
        var live = client.get()
                .uri("/v3/api-docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        check(live, Path.of("src/main/resources/openapi", service + ".json"));
    }

    static void check(String live, Path file) {
        var served = normalised(live);
        if (Boolean.getBoolean("broadsheet.openapi.refresh")) {
            write(file, served);
        }
        assertThat(Files.exists(file) ? normalised(read(file)) : "no document at " + file)
                .as(
                        "%s is not what the code serves. If the code is right, refresh the document by running this test"
                                + " with -Dbroadsheet.openapi.refresh=true and commit it",
                        file)
                .isEqualTo(served);
    }

    private static String normalised(String document) {
        var content = new TreeMap<String, Object>(JSON.readValue(document, Map.class));
        content.remove("servers");
        return JSON.writeValueAsString(content) + "\n";
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void write(Path file, String document) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, document);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
