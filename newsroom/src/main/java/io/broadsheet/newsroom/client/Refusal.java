package io.broadsheet.newsroom.client;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457).
 *
 * @param detail fit for the person
 * @param made by an earlier call with the same key and another content; null if it is not that
 */
public record Refusal(
        @Nullable String detail,
        List<Error> errors,
        @Nullable UUID made) {

    /** What is wrong with one field. */
    public record Error(String field, String message) {}

    public Refusal {
        errors = List.copyOf(Objects.requireNonNullElse(errors, List.of()));
    }
}
