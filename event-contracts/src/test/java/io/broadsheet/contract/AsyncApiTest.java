package io.broadsheet.contract;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * {@code asyncapi.yaml} and the code say the same.
 *
 * <p>Seen to fail: with a message only there, a type only in {@code EventType}, a type on another topic, and another
 * {@code ce_type}.
 */
class AsyncApiTest {

    private static final JsonNode API = Contracts.asyncApi();

    @Test
    void listsEveryTypeOnItsTopicAndNoOther() {
        Map<String, Set<String>> documented = new TreeMap<>();
        API.get("channels").forEach(channel -> {
            Set<String> names =
                    documented.computeIfAbsent(channel.get("address").stringValue(), address -> new HashSet<>());
            channel.get("messages")
                    .forEach(message -> names.add(resolve(message).get("name").stringValue()));
        });
        Map<String, Set<String>> coded = new TreeMap<>();
        for (EventType type : EventType.values()) {
            coded.computeIfAbsent(type.topic(), topic -> new HashSet<>()).add(type.typeName());
        }

        assertThat(documented).isEqualTo(coded);
        assertThat(documented.keySet()).isEqualTo(topicNames());
        assertThat(Set.copyOf(API.at("/components/messages").propertyNames()))
                .isEqualTo(Arrays.stream(EventType.values())
                        .map(EventType::typeName)
                        .collect(toSet()));
    }

    @ParameterizedTest
    @EnumSource
    void namesTheSchemaAndTheTypeHeader(EventType type) {
        JsonNode message = API.at("/components/messages/" + type.typeName());

        assertThat(message.at("/payload/$ref").stringValue()).isEqualTo("schemas/" + type.typeName() + ".json");
        assertThat(message.at("/headers/allOf/1/properties/ce_type/const").stringValue())
                .isEqualTo(type.typeName());
        assertThat(message.has("contentType")).isEqualTo(type.shape() != null);
    }

    private static JsonNode resolve(JsonNode reference) {
        return API.at(reference.get("$ref").stringValue().substring(1));
    }

    private static Set<String> topicNames() {
        return Arrays.stream(Topics.class.getFields()).map(AsyncApiTest::value).collect(toSet());
    }

    private static String value(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
