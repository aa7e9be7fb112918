package io.broadsheet.chassis.web.problem;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** Ends a call with a problem document. {@code detail} is read by strangers: no name, address, token or text in it. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final String detail;
    private final transient List<FieldError> errors;
    private final transient HttpHeaders headers;
    private @Nullable String made;
    private @Nullable String code;

    public ProblemException(Problem problem, String detail) {
        this(problem, detail, List.of(), null);
    }

    /** With {@code Retry-After}. */
    public ProblemException(Problem problem, String detail, Duration retryAfter) {
        this(problem, detail, List.of(), null);
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
    }

    private ProblemException(Problem problem, String detail, List<FieldError> errors, @Nullable Throwable cause) {
        super(problem + ": " + detail, cause, false, problem.status() >= 500);
        this.problem = problem;
        this.detail = detail;
        this.errors = List.copyOf(errors);
        this.headers = new HttpHeaders();
    }

    /** 400 for a parameter or header that cannot be read. */
    public static ProblemException malformed(String detail) {
        return new ProblemException(Problem.MALFORMED, detail);
    }

    /** 422 for one rule. */
    public static ProblemException invalid(String field, String message) {
        return invalid(new FieldError(field, message));
    }

    static ProblemException invalid(List<FieldError> errors) {
        return new ProblemException(Problem.INVALID, "See errors.", errors, null);
    }

    /** 422 for one rule. */
    public static ProblemException invalid(FieldError error) {
        return invalid(List.of(error));
    }

    /** Adds a header to the answer. */
    public ProblemException header(String name, String value) {
        headers.set(name, value);
        return this;
    }

    /** Names what an earlier call with the same key made, so that the caller can go on with it. */
    public ProblemException made(UUID id) {
        made = id.toString();
        return this;
    }

    /** Says which case of its problem it is, for programs. */
    public ProblemException code(String word) {
        code = word;
        return this;
    }

    public Problem problem() {
        return problem;
    }

    public String detail() {
        return detail;
    }

    public List<FieldError> errors() {
        return errors;
    }

    /** For a service's own advice, which cannot throw: the whole answer. */
    public ResponseEntity<Object> answer() {
        return document().answer(headers);
    }

    /** For an answer that tells of several things, of which this one failed. */
    public ProblemDocument document() {
        return ProblemDocument.of(this);
    }

    @Nullable String made() {
        return made;
    }

    @Nullable String code() {
        return code;
    }

    HttpHeaders headers() {
        return headers;
    }
}
