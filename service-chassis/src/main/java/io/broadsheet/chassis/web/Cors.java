package io.broadsheet.chassis.web;

import io.broadsheet.chassis.PublicAddresses;
import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.broadsheet.chassis.web.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/**
 * Lets configured front-ends read answers. Others are answered without the headers, so that their browser keeps the
 * answer from them; refusing the call itself would protect nothing (there are no cookies) and break plain forms behind a
 * proxy, whose origin looks foreign here.
 */
final class Cors extends DefaultCorsProcessor {

    static CorsFilter filter(CorsSettings settings, PublicAddresses addresses) {
        var rules = new CorsConfiguration();
        rules.setAllowedOrigins(Stream.concat(settings.allowedOrigins().stream(), addresses.origins())
                .distinct()
                .toList());
        rules.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        rules.setAllowedHeaders(List.of(
                "Accept",
                "Authorization",
                "Content-Type",
                "Idempotency-Key",
                "If-Match",
                "If-None-Match",
                "Last-Event-ID",
                "X-Author-Token",
                "X-Edit-Token",
                "traceparent",
                "tracestate"));
        rules.setExposedHeaders(List.of("ETag", "Location", "Retry-After", "Search-Index"));
        rules.setMaxAge(Duration.ofHours(1));
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", rules);
        var filter = new CorsFilter(source);
        filter.setCorsProcessor(new Cors());
        return filter;
    }

    @Override
    public boolean processRequest(
            @Nullable CorsConfiguration rules, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        if (rules != null && !CorsUtils.isPreFlightRequest(request) && rules.checkOrigin(origin) == null) {
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
            return true;
        }
        return super.processRequest(rules, request, response);
    }

    @Override
    protected void rejectRequest(ServerHttpResponse response) throws IOException {
        Problems.write(
                ((ServletServerHttpResponse) response).getServletResponse(),
                new ProblemException(Problem.FORBIDDEN, "This origin may not call here."));
    }
}
