package io.broadsheet.embedded.mail;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The calls of Mailpit that Broadsheet's tests and users need (its API v1). */
final class MailApi {

    private static final int PAGE = 50;
    private static final int LONGEST_PAGE = 10_000;
    private static final String POLICY = "default-src 'none'; frame-ancestors 'none'";

    /** No ids means all. */
    private record Deletion(
            @com.fasterxml.jackson.annotation.JsonProperty("IDs") @Nullable List<String> ids) {}

    private final MailStore store;
    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    MailApi(MailStore store) {
        this.store = store;
    }

    /** False when there is no such call or no such mail. */
    boolean handle(Exchange exchange, List<String> path) throws IOException {
        String call = exchange.method() + " " + path.get(0) + "/" + path.size();
        return switch (call) {
            case "GET messages/1" -> {
                int start = exchange.number("start", 0, Integer.MAX_VALUE);
                int limit = exchange.number("limit", PAGE, LONGEST_PAGE);
                yield answer(exchange, Listing.of(store, start, limit));
            }
            case "DELETE messages/1" -> delete(exchange);
            case "GET message/2" -> {
                Optional<ParsedMail> mail = id(path).flatMap(store::mail);
                yield mail.isPresent() && answer(exchange, mail.get().message());
            }
            case "GET message/3" -> path.get(2).equals("raw") && raw(exchange, id(path));
            default -> false;
        };
    }

    /** Mailpit takes "latest" for an id. */
    private Optional<String> id(List<String> path) {
        return path.get(1).equals("latest") ? store.newest() : Optional.of(path.get(1));
    }

    private boolean raw(Exchange exchange, Optional<String> id) throws IOException {
        Optional<byte[]> raw = id.flatMap(store::raw);
        if (raw.isPresent()) {
            exchange.answer(200, "text/plain; charset=utf-8", POLICY, raw.get());
        }
        return raw.isPresent();
    }

    private boolean delete(Exchange exchange) throws IOException {
        byte[] body = exchange.body();
        try {
            List<String> ids = body.length == 0
                    ? null
                    : json.readValue(body, Deletion.class).ids();
            if (ids == null || ids.isEmpty()) {
                store.deleteAll();
            } else {
                ids.forEach(store::delete);
            }
            exchange.answer(200, "text/plain", POLICY, "ok");
        } catch (JacksonException unreadable) {
            exchange.answer(400, "text/plain", POLICY, "The body is not {\"IDs\": [...]}\n");
        }
        return true;
    }

    private boolean answer(Exchange exchange, Object value) throws IOException {
        exchange.answer(200, "application/json", POLICY, json.writeValueAsBytes(value));
        return true;
    }
}
