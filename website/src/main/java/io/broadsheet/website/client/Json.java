package io.broadsheet.website.client;

import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What services answer, read leniently: they may say more than the site knows. */
final class Json {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private Json() {}

    static <T> T read(byte[] body, Class<T> type, Service asked) throws ServiceAway {
        try {
            return MAPPER.readValue(body, type);
        } catch (JacksonException unreadable) {
            throw asked.away("answered what cannot be read");
        }
    }

    static <T> T read(byte[] body, TypeReference<T> type, Service asked) throws ServiceAway {
        try {
            return MAPPER.readValue(body, type);
        } catch (JacksonException unreadable) {
            throw asked.away("answered what cannot be read");
        }
    }
}
