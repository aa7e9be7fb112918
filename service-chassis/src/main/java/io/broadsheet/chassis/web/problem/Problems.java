package io.broadsheet.chassis.web.problem;

import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.ServerHttpObservationFilter;
import tools.jackson.databind.json.JsonMapper;

/** Writes problem documents where Spring MVC does not: filters, security, the container. */
public final class Problems {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Problems() {}

    /** Answers unless the answer is already on its way. */
    public static void write(HttpServletResponse response, ProblemException problem) throws IOException {
        problem.headers().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        write(response, ProblemDocument.of(problem));
    }

    static void write(HttpServletResponse response, ProblemDocument document) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        byte[] body = JSON.writeValueAsBytes(document);
        response.setStatus(document.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    /** The call's trace, also after its scope has ended. */
    static String traceId(HttpServletRequest request) {
        return ServerHttpObservationFilter.findObservationContext(request)
                .map(observation -> observation.<TracingContext>get(TracingContext.class))
                .map(TracingContext::getSpan)
                .map(span -> span.context().traceId())
                .filter(id -> !id.isEmpty())
                .orElseGet(() ->
                        HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()));
    }
}
