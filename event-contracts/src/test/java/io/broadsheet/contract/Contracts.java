package io.broadsheet.contract;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The published files, as the build sees them. */
final class Contracts {

    static final Path ROOT = Path.of("src/main/resources").toAbsolutePath();

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private Contracts() {}

    /** The errors of a value against the schema of its type, none if it is as promised. */
    static List<String> errors(EventType type, String json) {
        Schema schema = SCHEMAS.getSchema(SchemaLocation.of("classpath:schemas/" + type.typeName() + ".json"));
        return schema.validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    /** The schema that describes a type, found through its reference where it shares another's. */
    static JsonNode schema(EventType type) {
        JsonNode schema = read(schemaFile(type));
        return schema.has("$ref")
                ? read(ROOT.resolve("schemas", schema.get("$ref").stringValue()))
                : schema;
    }

    static Path schemaFile(EventType type) {
        return ROOT.resolve("schemas", type.typeName() + ".json");
    }

    static List<Path> samples(EventType type) {
        return files(ROOT.resolve("samples", type.typeName()));
    }

    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode asyncApi() {
        return YAMLMapper.builder().build().readTree(ROOT.resolve("asyncapi.yaml"));
    }

    private static JsonNode read(Path file) {
        return JSON.readTree(file);
    }
}
