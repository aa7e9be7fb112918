package io.broadsheet.chassis.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One broken rule.
 *
 * @param field the member's path in the request, {@code authors[2]} or {@code body.source}
 * @param message for the person who filled in the form
 * @param code which rule, for programs: it stays when the message is worded anew; null where the service has none
 * @param arguments what the message says beside the rule, in its order
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FieldError(
        String field,
        String message,
        @Schema(example = "long") @Nullable String code,
        @Schema(example = "[\"300\"]") List<String> arguments) {

    public FieldError(String field, String message) {
        this(field, message, null, List.of());
    }
}
