package io.broadsheet.website.head;

import io.broadsheet.chassis.PublicAddresses;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;

/** What browsers are told with every answer: nothing from elsewhere, no script but the site's own, in nobody's frame. */
@Component
public class SecurityHeaders {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final boolean secure;

    SecurityHeaders(PublicAddresses addresses) {
        this.secure = "https".equals(addresses.publicUrl().getScheme());
    }

    public void write(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), browsing-topics=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        if (secure) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
    }
}
