package io.broadsheet.chassis.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * An error as RFC 9457 writes it.
 *
 * @param code which case of its type, for programs; null where there is one only, or the service does not tell
 * @param errors the broken rules of a 422
 * @param made the id of what an earlier call with the same Idempotency-Key made, of another content
 * @param traceId of a 5xx: what the operator needs to find the reason
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemDocument(
        @Schema(example = "urn:broadsheet:problem:not-found")
        URI type,

        String title,
        int status,
        String detail,
        @Nullable String code,
        List<FieldError> errors,
        @Nullable String made,
        @Nullable String traceId) {

    static ProblemDocument of(Problem problem, String detail) {
        return new ProblemDocument(
                problem.type(), problem.title(), problem.status(), detail, null, List.of(), null, null);
    }

    static ProblemDocument of(ProblemException problem) {
        var kind = problem.problem();
        return new ProblemDocument(
                kind.type(),
                kind.title(),
                kind.status(),
                problem.detail(),
                problem.code(),
                problem.errors(),
                problem.made(),
                null);
    }

    ProblemDocument withTraceId(String id) {
        return new ProblemDocument(type, title, status, detail, code, errors, made, id);
    }

    ResponseEntity<Object> answer(HttpHeaders headers) {
        return ResponseEntity.status(status)
                .headers(copy -> headers.forEach(copy::addAll))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(this);
    }

    /** As a page where the service has one for whoever asked. */
    ResponseEntity<Object> answer(HttpHeaders headers, ObjectProvider<ProblemView> views, HttpServletRequest request) {
        var page = views.stream()
                .flatMap(view -> Stream.ofNullable(view.of(this, request)))
                .findFirst();
        if (page.isEmpty()) {
            return answer(headers);
        }
        return ResponseEntity.status(page.get().getStatusCode())
                .headers(copy -> headers.forEach(copy::addAll))
                .headers(copy -> copy.putAll(page.get().getHeaders()))
                .body(page.get().getBody());
    }
}
