package io.broadsheet.website.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A problem document (RFC 9457), as far as readers are told of it. */
public record Refusal(@Nullable String detail, List<Error> errors) {

    /** What is wrong with one field. */
    public record Error(String field, String message) {}

    public Refusal {
        errors = NullSafeLists.of(errors);
    }
}
