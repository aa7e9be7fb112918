package io.broadsheet.article.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.broadsheet.article.domain.NotPublishable;
import io.broadsheet.article.domain.Sentence;
import io.broadsheet.article.domain.Warning;
import io.broadsheet.chassis.web.problem.FieldError;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What readers will not get as it was written.
 *
 * @param place the field, and where it can be told the line: {@code body.source, line 12}
 * @param message for the person who wrote it
 * @param code what it says, for programs: it stays when the message is worded anew
 * @param arguments what the message says beside that, in its order
 * @param errors what stands against a schedule, each at its field
 */
@Schema(name = "Warning")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record WarningAnswer(String place, String message, String code, List<String> arguments, List<FieldError> errors) {

    static WarningAnswer of(Warning warning) {
        var said = warning.said();
        // Why a text cannot be published is no sentence of its own.
        var whole = said.sentence().isOfText() ? Sentence.WARNING_TEXT.with(said.message()) : said;
        return new WarningAnswer(
                warning.place(), whole.message(), said.sentence().code(), said.arguments(), List.of());
    }

    /** Said when it can still be mended, to whoever saves: an author's words may spoil an editor's schedule. */
    static WarningAnswer ofSchedule(NotPublishable why) {
        var errors = why.lacks().stream()
                .map(lack -> FieldRules.error(lack.field(), lack.said()))
                .distinct()
                .toList();
        var all = errors.stream()
                .map(error ->
                        (error.field().equals("body.source") ? "the text " : error.field() + " ") + error.message())
                .collect(Collectors.joining("; "));
        var said = Sentence.WARNING_HINDERED.with(all);
        return new WarningAnswer("schedule", said.message(), said.sentence().code(), List.of(), errors);
    }
}
