package io.broadsheet.newsroom.client;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457).
 *
 * @param detail fit for the person
 */
public record Refusal(@Nullable String detail, List<Error> errors) {

    /** What is wrong with one field. */
    public record Error(String field, String message) {}

    public Refusal {
        errors = List.copyOf(Objects.requireNonNullElse(errors, List.of()));
    }
}
