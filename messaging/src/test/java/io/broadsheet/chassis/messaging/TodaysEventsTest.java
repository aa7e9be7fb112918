package io.broadsheet.chassis.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.broadsheet.contract.EventType;
import io.broadsheet.contract.PublishedEvent;
import io.broadsheet.contract.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What this code writes keeps to the published contract.
 *
 * <p>Seen to fail: with nulls written out, with instants as numbers, and with another retention in {@code OwnedTopic}.
 */
class TodaysEventsTest {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    @ParameterizedTest
    @EnumSource
    void keepToTheirSchemas(EventType type) throws Exception {
        for (Resource sample : samples(type)) {
            if (type.shape() != null) {
                PublishedEvent event = EventJson.read(sample.getContentAsByteArray(), type.shape());
                String written = EventJson.writeString(event);

                var schema = SCHEMAS.getSchema(SchemaLocation.of("classpath:schemas/" + type.typeName() + ".json"));
                assertThat(schema.validate(written, InputFormat.JSON)).isEmpty();
                assertThat(EventJson.read(EventJson.write(event), type.shape())).isEqualTo(event);
            }
        }
    }

    static Stream<JsonNode> channels() throws IOException {
        try (var yaml = TodaysEventsTest.class.getResourceAsStream("/asyncapi.yaml")) {
            return YAMLMapper.builder().build().readTree(yaml).get("channels").values().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("channels")
    void lieInTopicsAsDocumented(JsonNode channel) {
        JsonNode documented = channel.at("/bindings/kafka/topicConfiguration");
        String name = channel.get("address").stringValue();
        OwnedTopic topic = documented.has("retention.ms")
                ? OwnedTopic.retained(name, Duration.ofDays(name.equals(Topics.ARTICLE_VIEWS) ? 7 : 90))
                : OwnedTopic.compacted(name);

        assertThat(channel.at("/bindings/kafka/partitions").intValue()).isEqualTo(topic.partitions());
        var settings = new HashMap<String, String>();
        documented.properties().forEach(setting -> settings.put(setting.getKey(), text(setting)));
        assertThat(settings).isEqualTo(topic.settings());
    }

    private static String text(Map.Entry<String, JsonNode> setting) {
        JsonNode value = setting.getValue();
        return value.isArray() ? value.get(0).stringValue() : value.asString();
    }

    private static Resource[] samples(EventType type) throws IOException {
        return new PathMatchingResourcePatternResolver()
                .getResources("classpath*:samples/" + type.typeName() + "/*.json");
    }
}
