package io.broadsheet.newsroom.client;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457).
 *
 * @param detail fit for the person
 * @param code which case of its kind it is; null where the service does not tell
 * @param made by an earlier call with the same key and another content; null if it is not that
 */
public record Refusal(
        @Nullable String detail,
        @Nullable String code,
        List<Error> errors,
        @Nullable UUID made) {

    /** What is wrong with one field. */
    public record Error(
            String field, String message, @Nullable String code, List<String> arguments) implements Told {

        public Error {
            arguments = List.copyOf(Objects.requireNonNullElse(arguments, List.of()));
        }
    }

    public Refusal {
        errors = List.copyOf(Objects.requireNonNullElse(errors, List.of()));
    }
}
