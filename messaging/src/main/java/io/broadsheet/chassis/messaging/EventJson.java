package io.broadsheet.chassis.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.broadsheet.chassis.Texts;
import io.broadsheet.contract.PublishedEvent;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of events, the same for every writer and reader: ISO-8601 instants, absent members for nulls, and, other
 * than in HTTP requests, unknown members passed over so that a newer writer does not stop an older reader.
 */
public final class EventJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion ->
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private EventJson() {}

    public static byte[] write(PublishedEvent event) {
        return MAPPER.writeValueAsBytes(event);
    }

    public static String writeString(PublishedEvent event) {
        return MAPPER.writeValueAsString(event);
    }

    /** @throws MalformedEvent if the bytes are not UTF-8, not JSON, or not of that shape with all it requires */
    public static <T extends PublishedEvent> T read(byte[] json, Class<T> shape) {
        String text = Texts.ofUtf8(json);
        if (text == null) {
            throw new MalformedEvent("Value is not UTF-8");
        }
        T event;
        try {
            event = MAPPER.readValue(text, shape);
        } catch (JacksonException e) {
            // Jackson's own message and cause quote the value.
            throw new MalformedEvent("Value is no %s: %s at %s"
                    .formatted(shape.getSimpleName(), e.getClass().getSimpleName(), e.getPathReference()));
        }
        if (event == null) {
            throw new MalformedEvent("Value is JSON null");
        }
        RequiredMembers.check(event);
        return event;
    }
}
