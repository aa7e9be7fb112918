package io.broadsheet.website.page;

import io.broadsheet.cache.CachedResponse;
import io.broadsheet.website.head.SecurityHeaders;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Leads links that were spoilt on their way to the page they meant: with slashes too many, in capitals, with the sign that
 * ended the sentence around them.
 */
@Component
class TidyAddresses extends HttpFilter implements Ordered {

    private static final long serialVersionUID = 1;

    private static final Pattern SLASHES = Pattern.compile("/{2,}");
    private static final Pattern PARAMETERS = Pattern.compile(";[^/]*");
    private static final Pattern FIRST = Pattern.compile(
            "\\A/(articles|sections|topics|authors|archive|search|subscribe|about|feeds)(?=/|\\z)",
            Pattern.CASE_INSENSITIVE);
    /** What no slug ends with: punctuation, white space, what cannot be seen, brackets and quotation marks. */
    private static final Pattern AFTER_SLUG = Pattern.compile(
            "(?:[.,:!?)\\]'*_]|%20|%22|%27|%29|%2C|%2E|%3E|%5D|%C2%A0|%E2%80%(?:8[B-F]|9[4-9CD]|A[68])|%EF%BB%BF)+\\z",
            Pattern.CASE_INSENSITIVE);

    private static final String ARTICLES = "/articles/";

    private final transient SecurityHeaders security;

    TidyAddresses(SecurityHeaders security) {
        this.security = security;
    }

    @Override
    public int getOrder() {
        // After what is measured and limited, before routing.
        return HIGHEST_PRECEDENCE + 20;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var path = request.getRequestURI();
        var tidy = isRead(request) ? tidy(path) : path;
        if (tidy.equals(path)) {
            chain.doFilter(request, response);
            return;
        }
        var query = request.getQueryString();
        security.on(CachedResponse.ok(PageRenderer.HTML, "max-age=3600", new byte[0]))
                .withHeader(HttpHeaders.LOCATION, query == null ? tidy : tidy + '?' + query)
                .withStatus(HttpServletResponse.SC_MOVED_PERMANENTLY)
                .send(request, response);
    }

    private static boolean isRead(HttpServletRequest request) {
        return "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
    }

    /** @param path encoded; the result is a path of this site, whatever it was */
    static String tidy(String path) {
        var tidy = SLASHES.matcher(PARAMETERS.matcher(path).replaceAll("")).replaceAll("/");
        tidy = FIRST.matcher(tidy).replaceFirst(first -> first.group().toLowerCase(Locale.ROOT));
        if (tidy.startsWith(ARTICLES)) {
            tidy = tidy.endsWith("/") ? tidy.substring(0, tidy.length() - 1) : tidy;
            tidy = AFTER_SLUG.matcher(tidy).replaceFirst("");
        }
        while (tidy.length() > 1 && tidy.endsWith("/")) {
            tidy = tidy.substring(0, tidy.length() - 1);
        }
        return tidy.startsWith("/") ? tidy : "/" + tidy;
    }
}
