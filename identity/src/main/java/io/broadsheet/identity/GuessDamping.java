package io.broadsheet.identity;

import io.broadsheet.chassis.Texts;
import io.broadsheet.chassis.web.client.ClientAddresses;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers 429 to whoever guesses secrets, as {@link GuessLimits} decides. */
final class GuessDamping extends OncePerRequestFilter {

    private static final Set<String> CLIENT_ENDPOINTS = Set.of("/oauth2/token", "/oauth2/revoke", "/oauth2/introspect");

    private static final int LONGEST_NAME = 100;

    private final ClientAddresses addresses;
    private final GuessLimits limits;

    GuessDamping(ClientAddresses addresses, GuessLimits limits) {
        this.addresses = addresses;
        this.limits = limits;
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
        var reader = addresses.network(request);
        var name = login ? person(request.getParameter("username")) : clipped("client " + clientId(request));
        var wait = limits.admit(reader, name);
        if (wait.isPositive()) {
            refuse(response, login, wait.toSeconds() + 1);
            return;
        }
        chain.doFilter(request, response);
        if (login ? LoginPage.refused(response) : response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED) {
            limits.failed(reader, name);
        } else if (response.getStatus() < HttpServletResponse.SC_BAD_REQUEST && !LoginPage.away(response)) {
            limits.succeeded(reader, name);
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

    /** One for all spellings of a name. */
    static String person(@Nullable String name) {
        return "user " + clipped(Texts.folded(String.valueOf(name)));
    }

    /** What is remembered of it is bounded. */
    private static String clipped(String name) {
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
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
            // Encoded as in a form: RFC 6749, section 2.3.1.
            return URLDecoder.decode(pair.substring(0, Math.max(0, pair.indexOf(':'))), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException unreadable) {
            return "";
        }
    }
}
