package io.broadsheet.article.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.article.application.ReaderPage;
import io.broadsheet.article.application.ReaderPages;
import io.broadsheet.chassis.web.HttpSettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/**
 * Answers for articles that lie ready in memory, before anything else has touched the call: no observation, no security,
 * no routing, which together cost many times the answer. Whatever is not plain goes the usual way and is answered the
 * same there: another address, an origin to be checked, a token.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ArticleFastLane extends HttpFilter {

    private static final long serialVersionUID = 1;
    private static final String PATH = "/articles/";

    private final transient ReaderPages pages;
    private final String cacheControl;
    private final transient Counter served;

    ArticleFastLane(ReaderPages pages, HttpSettings settings, MeterRegistry meters) {
        this.pages = pages;
        this.cacheControl = settings.cacheControl();
        this.served = Counter.builder("broadsheet.articles.served.from.memory")
                .description("Articles answered from memory; they are not among http.server.requests")
                .register(meters);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isPlain(request)
                && slug(request.getRequestURI()) instanceof String slug
                && pages.inMemory(slug) instanceof ReaderPage.Readable page
                && page.slug().value().equals(slug)
                && isAnswerable(request.getHeader(HttpHeaders.IF_NONE_MATCH), page)) {
            served.increment();
            answer(request, response, page);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isPlain(HttpServletRequest request) {
        return "GET".equals(request.getMethod())
                && request.getHeader(HttpHeaders.ORIGIN) == null
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && acceptsJson(request.getHeader(HttpHeaders.ACCEPT));
    }

    private static boolean acceptsJson(@Nullable String accept) {
        return accept == null || accept.equals("*/*") || accept.equals(MediaType.APPLICATION_JSON_VALUE);
    }

    /** Whether a condition, if there is one, is met by comparing it as it is. */
    private static boolean isAnswerable(@Nullable String ifNoneMatch, ReaderPage.Readable page) {
        return ifNoneMatch == null || ifNoneMatch.equals(page.etag());
    }

    private static @Nullable String slug(String path) {
        if (!path.startsWith(PATH) || path.indexOf(';') >= 0) {
            return null;
        }
        var slug = path.substring(PATH.length());
        try {
            return slug.indexOf('%') < 0 ? slug : UriUtils.decode(slug, UTF_8);
        } catch (IllegalArgumentException illEncoded) {
            return null;
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, ReaderPage.Readable page)
            throws IOException {
        response.setHeader(HttpHeaders.ETAG, page.etag());
        response.setHeader(HttpHeaders.CACHE_CONTROL, cacheControl);
        response.setHeader("X-Content-Type-Options", "nosniff");
        // The usual way answers other origins with more headers.
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        if (request.getHeader(HttpHeaders.IF_NONE_MATCH) != null) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(page.body().length);
        response.getOutputStream().write(page.body());
    }
}
