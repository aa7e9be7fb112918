package io.broadsheet.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A record's shape and a schema's, in the same words. */
final class Shapes {

    private Shapes() {}

    /** One line per member, nested ones too: {@code corrections[].at: date-time, required}. */
    static Map<String, String> of(Class<?> shape) {
        Map<String, String> found = new TreeMap<>();
        collect(shape, "", found);
        return found;
    }

    static Map<String, String> of(JsonNode schema) {
        Map<String, String> found = new TreeMap<>();
        collect(schema, "", found);
        return found;
    }

    private static void collect(Class<?> shape, String prefix, Map<String, String> found) {
        for (RecordComponent component : shape.getRecordComponents()) {
            boolean required = !nullable(component.getAnnotatedType());
            describe(component.getGenericType(), prefix + component.getName(), required, found);
        }
    }

    private static void describe(Type type, String name, boolean required, Map<String, String> found) {
        String presence = required ? ", required" : ", optional";
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            found.put(name, "array" + presence);
            describe(list.getActualTypeArguments()[0], name + "[]", true, found);
        } else if (type instanceof Class<?> shape && shape.isRecord()) {
            found.put(name, "object" + presence);
            collect(shape, name + ".", found);
        } else {
            found.put(name, word((Class<?>) type) + presence);
        }
    }

    private static String word(Class<?> type) {
        if (type == UUID.class) {
            return "uuid";
        } else if (type == Instant.class) {
            return "date-time";
        } else if (type == String.class) {
            return "string";
        } else if (type == boolean.class || type == Boolean.class) {
            return "boolean";
        } else if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return "integer";
        }
        throw new IllegalArgumentException("No word for " + type);
    }

    private static void collect(JsonNode schema, String prefix, Map<String, String> found) {
        var required = new TreeSet<String>();
        schema.path("required").forEach(name -> required.add(name.stringValue()));
        schema.path("properties")
                .properties()
                .forEach(member -> describe(
                        member.getValue(), prefix + member.getKey(), required.contains(member.getKey()), found));
    }

    private static void describe(JsonNode schema, String name, boolean required, Map<String, String> found) {
        String type = schema.path("type").asString("");
        String format = schema.path("format").asString("");
        String word = format.equals("uuid") || format.equals("date-time") ? format : type;
        found.put(name, word + (required ? ", required" : ", optional"));
        if (type.equals("array")) {
            describe(schema.get("items"), name + "[]", true, found);
        } else if (type.equals("object")) {
            collect(schema, name + ".", found);
        }
    }

    /** Members that must be there and are not. */
    static List<String> missing(Record event) {
        return Arrays.stream(event.getClass().getRecordComponents())
                .filter(component -> !nullable(component.getAnnotatedType()))
                .filter(component -> valueOf(component, event) == null)
                .map(RecordComponent::getName)
                .toList();
    }

    static void assertKept(String name, JsonNode written, JsonNode read) {
        if (written.isObject()) {
            written.properties().stream()
                    .filter(member -> read.has(member.getKey()))
                    .forEach(member ->
                            assertKept(name + "." + member.getKey(), member.getValue(), read.get(member.getKey())));
        } else {
            assertThat(read.toString()).as(name).isEqualTo(written.toString());
        }
    }

    private static boolean nullable(AnnotatedElement type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private static Object valueOf(RecordComponent component, Record event) {
        try {
            return component.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
