package io.broadsheet.identity;

import io.broadsheet.identity.session.Person;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.web.filter.OncePerRequestFilter;

/** Who signed in by a one-time password chooses one before anything else, and goes on from there. */
final class PasswordFirst extends OncePerRequestFilter {

    static final String AUTHORIZE = "/oauth2/authorize";
    private static final Set<String> WAITS = Set.of(AUTHORIZE, "/");

    private final RequestCache requests;

    PasswordFirst(RequestCache requests) {
        this.requests = requests;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !WAITS.contains(request.getServletPath());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var who = SecurityContextHolder.getContext().getAuthentication();
        if (who != null && who.getPrincipal() instanceof Person person && person.mustChoosePassword()) {
            requests.saveRequest(request, response);
            response.sendRedirect(PasswordPage.PATH);
            return;
        }
        chain.doFilter(request, response);
    }
}
