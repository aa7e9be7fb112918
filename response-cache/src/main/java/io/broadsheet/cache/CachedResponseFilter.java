package io.broadsheet.cache;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;

/**
 * Gives answers that lie ready in memory, before anything else has touched the call: no observation, no security, no
 * routing, which together cost many times the answer. Whatever is not plain goes the usual way and is answered the same
 * there: another address, an origin to be checked, a token. Declare it as a bean.
 */
public final class CachedResponseFilter extends HttpFilter implements Ordered {

    private static final long serialVersionUID = 1;

    private final transient ResponseSource source;
    private final boolean byOrigin;
    private final String vary;
    private final transient Counter served;

    private CachedResponseFilter(ResponseSource source, boolean byOrigin, MeterRegistry meters) {
        this.source = source;
        this.byOrigin = byOrigin;
        this.vary = byOrigin ? HttpHeaders.ORIGIN + ", " + CachedResponse.BY_ENCODING : CachedResponse.BY_ENCODING;
        this.served = Counter.builder("broadsheet.ready.served")
                .description("Calls answered from memory; they are not among http.server.requests")
                .register(meters);
    }

    /** For calls of front-ends, whose usual way tells other origins whether their scripts may read. */
    public static CachedResponseFilter ofCalls(ResponseSource source, MeterRegistry meters) {
        return new CachedResponseFilter(source, true, meters);
    }

    /** For pages and what belongs to them: browsers name an origin also when they ask for a site's own script. */
    public static CachedResponseFilter ofPages(ResponseSource source, MeterRegistry meters) {
        return new CachedResponseFilter(source, false, meters);
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var answer = isPlain(request) ? source.ready(request) : null;
        if (answer == null) {
            chain.doFilter(request, response);
        } else {
            served.increment();
            answer.send(request, response, vary);
        }
    }

    private boolean isPlain(HttpServletRequest request) {
        var method = request.getMethod();
        return ("GET".equals(method) || "HEAD".equals(method))
                && (!byOrigin || request.getHeader(HttpHeaders.ORIGIN) == null)
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null;
    }
}
