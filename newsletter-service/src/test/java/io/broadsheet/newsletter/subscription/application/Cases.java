package io.broadsheet.newsletter.subscription.application;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** Inputs with what should become of them, a JSON object a line, in {@code src/test/resources/cases}. */
public final class Cases {
    private Cases() {}

    public static <T> List<T> read(String name, Class<T> type) {
        try (var lines = Objects.requireNonNull(Cases.class.getResourceAsStream("/cases/" + name + ".ndjson"))) {
            var mapper = new JsonMapper();
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> mapper.readValue(line, type))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
