package io.broadsheet.chassis.web.problem;

import io.broadsheet.chassis.Loggable;
import io.broadsheet.chassis.store.AggregateBusy;
import io.broadsheet.chassis.store.DatabaseDown;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns every failure of a handler into a problem document. Last, so that an advice of a service comes first. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
public class ProblemHandling extends ResponseEntityExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(ProblemHandling.class);

    private final ObjectProvider<Refusals> refusals;
    private final ObjectProvider<ProblemView> views;

    public ProblemHandling(ObjectProvider<Refusals> refusals, ObjectProvider<ProblemView> views) {
        this.refusals = refusals;
        this.views = views;
    }

    @ExceptionHandler
    ResponseEntity<Object> problem(ProblemException problem, HttpServletRequest request) {
        var document = ProblemDocument.of(problem);
        if (document.status() >= 500) {
            document = document.withTraceId(Problems.traceId(request));
        }
        return document.answer(problem.headers(), views, request);
    }

    @ExceptionHandler
    ResponseEntity<Object> storeIsBusy(AggregateBusy busy, HttpServletRequest request) {
        return problem(
                new ProblemException(Problem.UNAVAILABLE, "Please try again in a moment.", busy.retryAfter()), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> unexpected(Exception failure, HttpServletRequest request) {
        var refusal = refusals.stream()
                .flatMap(service -> Stream.ofNullable(service.explain(failure)))
                .findFirst();
        if (refusal.isPresent()) {
            return problem(refusal.get(), request);
        }
        if (failure instanceof IllegalArgumentException && hasWildcardType(request)) {
            var problem = Problem.UNSUPPORTED_MEDIA_TYPE;
            return problem(new ProblemException(problem, defaultDetail(problem)), request);
        }
        var known = KnownFailures.explain(failure);
        if (known.isPresent()) {
            if (known.get().problem().status() >= 500) {
                log.warn(
                        "{} {}: a part that is needed is away ({})",
                        request.getMethod(),
                        Routes.of(request),
                        failure.getClass());
            }
            return problem(outcomeUnknown(failure, request) ? repeatSafely() : known.get(), request);
        }
        var traceId = Problems.traceId(request);
        log.error("{} {} failed, trace {}", request.getMethod(), Routes.of(request), traceId, Loggable.of(failure));
        return ProblemDocument.of(Problem.INTERNAL, defaultDetail(Problem.INTERNAL))
                .withTraceId(traceId)
                .answer(new HttpHeaders(), views, request);
    }

    /** Of its body: Spring refuses to take such a header in. */
    private static boolean hasWildcardType(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.contains("*");
    }

    /** The database was asked to write, and did not answer in time: it may have written. */
    private static boolean outcomeUnknown(Exception failure, HttpServletRequest request) {
        return !request.getMethod().equals("GET")
                && !request.getMethod().equals("HEAD")
                && DatabaseDown.mayHaveWritten(failure);
    }

    private static ProblemException repeatSafely() {
        return new ProblemException(
                Problem.UNAVAILABLE,
                "No answer came in time, so it may have been done. Repeat the call with the same Idempotency-Key,"
                        + " or look at the current state first.",
                Duration.ofSeconds(5));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest web) {
        var request = ((ServletWebRequest) web).getRequest();
        return switch (failure) {
            case HttpMessageNotReadableException unreadable -> problem(UnreadableJson.explain(unreadable), request);
            case MethodArgumentNotValidException invalid -> problem(invalid(invalid), request);
            case HandlerMethodValidationException invalid -> problem(invalid(invalid), request);
            case MethodArgumentTypeMismatchException mismatch -> problem(mismatch(mismatch), request);
            case MissingServletRequestParameterException missing ->
                problem(ProblemException.malformed(missing.getParameterName() + ": is missing."), request);
            case MissingRequestHeaderException missing ->
                problem(ProblemException.malformed(missing.getHeaderName() + ": this header is missing."), request);
            default -> other(failure, headers, status, request);
        };
    }

    private ResponseEntity<Object> other(
            Exception failure, HttpHeaders headers, HttpStatusCode status, HttpServletRequest request) {
        var problem = Problem.ofStatus(status.value());
        if (problem == Problem.INTERNAL) {
            return unexpected(failure, request);
        }
        return ProblemDocument.of(problem, defaultDetail(problem)).answer(withHead(headers), views, request);
    }

    /** Whatever can be got can be asked for its headers (RFC 9110, 9.3.2); Spring serves it and does not say so. */
    private static HttpHeaders withHead(HttpHeaders headers) {
        var allowed = headers.getAllow();
        if (!allowed.contains(HttpMethod.GET) || allowed.contains(HttpMethod.HEAD)) {
            return headers;
        }
        var complete = new HttpHeaders(headers);
        var methods = new LinkedHashSet<>(allowed);
        methods.add(HttpMethod.HEAD);
        complete.setAllow(methods);
        return complete;
    }

    /** A bad value within a path is an address where nothing is. */
    private static ProblemException mismatch(MethodArgumentTypeMismatchException mismatch) {
        return mismatch.getParameter().hasParameterAnnotation(PathVariable.class)
                ? new ProblemException(Problem.NOT_FOUND, defaultDetail(Problem.NOT_FOUND))
                : ProblemException.malformed(mismatch.getName() + ": cannot be read.");
    }

    private static ProblemException invalid(MethodArgumentNotValidException invalid) {
        return ProblemException.invalid(invalid.getFieldErrors().stream()
                .map(error -> new FieldError(error.getField(), message(error)))
                .toList());
    }

    private static ProblemException invalid(HandlerMethodValidationException invalid) {
        List<FieldError> errors = new ArrayList<>();
        invalid.getParameterValidationResults()
                .forEach(result -> result.getResolvableErrors()
                        .forEach(error -> errors.add(new FieldError(
                                String.valueOf(result.getMethodParameter().getParameterName()), message(error)))));
        return ProblemException.invalid(errors);
    }

    private static String message(MessageSourceResolvable error) {
        var message = error.getDefaultMessage();
        return message == null ? "is not valid" : message;
    }

    public static String defaultDetail(Problem problem) {
        return switch (problem) {
            case MALFORMED -> "The request breaks the protocol or cannot be understood.";
            case UNAUTHENTICATED -> "Send a valid bearer token.";
            case FORBIDDEN -> "The token lacks a scope this call needs.";
            case NOT_FOUND -> "There is nothing at this address.";
            case METHOD_NOT_ALLOWED -> "See the Allow header for the methods served here.";
            case NOT_ACCEPTABLE -> "Accept application/json.";
            case UNSUPPORTED_MEDIA_TYPE -> "See the Accept header for the content types read here.";
            case TOO_LARGE -> "The body is larger than this call takes.";
            case INTERNAL -> "The failure has been noted; the trace id names it.";
            case UNAVAILABLE, TOO_MANY_REQUESTS -> "Please try again in a moment.";
            case CONFLICT, GONE, STALE, INVALID, PRECONDITION_REQUIRED -> problem.title() + ".";
        };
    }
}
