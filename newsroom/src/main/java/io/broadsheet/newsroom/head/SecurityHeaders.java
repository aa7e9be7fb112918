package io.broadsheet.newsroom.head;

import io.broadsheet.chassis.PublicAddresses;
import io.broadsheet.newsroom.NewsroomSettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** What browsers are told with every answer: nothing from elsewhere, no script but our own, in nobody's frame, kept nowhere. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class SecurityHeaders extends OncePerRequestFilter {

    /** The preview of a mail, which brings its style with it. */
    private static final Pattern MAIL = Pattern.compile("/articles/[0-9a-f-]{36}/mail");

    private static final String POLICY_OF_MAIL =
            "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'";

    private final boolean secure;
    private final String policy;

    SecurityHeaders(NewsroomSettings settings, PublicAddresses addresses) {
        var issuer = settings.issuerUrl();
        var site = addresses.publicUrl();
        this.secure = "https".equals(settings.url().getScheme());
        // The site is shown as a preview. Signing out is a form, and leads on to the issuer.
        this.policy = "default-src 'none'; frame-src 'self' " + site.getScheme() + "://" + site.getRawAuthority()
                + "; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self';"
                + " form-action 'self' " + issuer.getScheme() + "://" + issuer.getRawAuthority()
                + "; base-uri 'none'; frame-ancestors 'none'";
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var isMail = MAIL.matcher(request.getRequestURI()).matches();
        response.setHeader("Content-Security-Policy", isMail ? POLICY_OF_MAIL : policy);
        response.setHeader("X-Frame-Options", isMail ? "SAMEORIGIN" : "DENY");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), browsing-topics=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (secure) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        chain.doFilter(request, response);
    }
}
