package io.broadsheet.article.api;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/**
 * Takes views of articles before anything else has touched the call, as {@link CachedCalls} answers for articles:
 * there are as many. Other origins' calls go the usual way.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ViewsFastLane extends HttpFilter {

    private static final long serialVersionUID = 1;
    private static final String BEFORE = "/articles/";
    private static final String AFTER = "/views";

    private final transient ViewsController views;

    ViewsFastLane(ViewsController views) {
        this.views = views;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if ("POST".equals(request.getMethod())
                && request.getHeader(HttpHeaders.ORIGIN) == null
                && hasNoBody(request)
                && slug(request.getRequestURI()) instanceof String slug) {
            response.setHeader("X-Content-Type-Options", "nosniff");
            views.answer(slug, request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean hasNoBody(HttpServletRequest request) {
        return request.getContentLengthLong() <= 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
    }

    private static @Nullable String slug(String path) {
        if (!path.startsWith(BEFORE)
                || !path.endsWith(AFTER)
                || path.length() <= BEFORE.length() + AFTER.length()
                || path.indexOf(';') >= 0) {
            return null;
        }
        var slug = path.substring(BEFORE.length(), path.length() - AFTER.length());
        try {
            return slug.indexOf('/') >= 0 ? null : UriUtils.decode(slug, UTF_8);
        } catch (IllegalArgumentException illEncoded) {
            return null;
        }
    }
}
