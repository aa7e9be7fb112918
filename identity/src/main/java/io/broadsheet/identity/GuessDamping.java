package io.broadsheet.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 429 to a name from one address after five failed secrets in a row, and to an address after thirty, whatever
 * names it tried. A name alone is never locked: nobody can lock out somebody else.
 */
final class GuessDamping extends OncePerRequestFilter {

    private static final Set<String> CLIENT_ENDPOINTS = Set.of("/oauth2/token", "/oauth2/revoke", "/oauth2/introspect");
    private static final int FREE_PER_NAME = 5;
    private static final int FREE_PER_ADDRESS = 30;

    private final FailedAttempts attempts;

    GuessDamping(Clock clock) {
        this.attempts = new FailedAttempts(clock);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getServletPath();
        return !"POST".equals(request.getMethod()) || !(isLogin(path) || CLIENT_ENDPOINTS.contains(path));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean login = isLogin(request.getServletPath());
        var address = request.getRemoteAddr();
        var name = address + " " + (login ? "user " + request.getParameter("username") : "client " + clientId(request));
        var wait = longer(attempts.wait(address), attempts.wait(name));
        if (!wait.isZero()) {
            refuse(response, login, wait.toSeconds() + 1);
            return;
        }
        chain.doFilter(request, response);
        if (login ? LoginPage.refused(response) : response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED) {
            attempts.failed(address, FREE_PER_ADDRESS);
            attempts.failed(name, FREE_PER_NAME);
        } else if (response.getStatus() < HttpServletResponse.SC_BAD_REQUEST) {
            attempts.succeeded(name);
        }
    }

    private static void refuse(HttpServletResponse response, boolean login, long seconds) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        if (login) {
            response.sendRedirect(LoginPage.SLOW_DOWN);
            return;
        }
        response.setStatus(429);
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter().write("{\"error\":\"slow_down\",\"error_description\":\"Too many failed attempts.\"}");
    }

    private static boolean isLogin(String path) {
        return path.equals(LoginPage.PATH);
    }

    private static @Nullable String clientId(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return request.getParameter("client_id");
        }
        try {
            var pair = new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
            return pair.substring(0, Math.max(0, pair.indexOf(':')));
        } catch (IllegalArgumentException unreadable) {
            return "";
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
