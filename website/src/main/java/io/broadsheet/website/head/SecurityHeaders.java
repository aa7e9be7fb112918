package io.broadsheet.website.head;

import io.broadsheet.cache.CachedResponse;
import io.broadsheet.chassis.PublicAddresses;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What browsers are told with every answer: nothing from elsewhere, no script but the site's own, in nobody's frame. */
@Component
public class SecurityHeaders {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'%s;"
            + " font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String NOBODY = "frame-ancestors 'none'";

    private final @Nullable URI newsroom;
    private final boolean secure;
    private final String policy;

    /** @param hosts from where pictures within texts may come beside this site, as article-service has them */
    SecurityHeaders(PublicAddresses addresses, @Value("${broadsheet.pictures.hosts:}") List<String> hosts) {
        this.policy =
                POLICY.formatted(hosts.stream().map(host -> " https://" + host).collect(Collectors.joining()));
        this.newsroom = addresses.newsroomUrl();
        this.secure = "https".equals(addresses.publicUrl().getScheme());
    }

    /** A page that the newsroom may show in a frame of its own. The policy counts, not the older header. */
    public CachedResponse framedByStaff(CachedResponse page) {
        return newsroom == null
                ? page
                : page.withHeader(
                        "Content-Security-Policy",
                        policy.replace(
                                NOBODY,
                                "frame-ancestors " + newsroom.getScheme() + "://" + newsroom.getRawAuthority()));
    }

    public CachedResponse on(CachedResponse answer) {
        var guarded = answer.withHeader("Content-Security-Policy", policy)
                .withHeader("X-Frame-Options", "DENY")
                .withHeader("Referrer-Policy", "strict-origin-when-cross-origin")
                .withHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), browsing-topics=()")
                .withHeader("Cross-Origin-Opener-Policy", "same-origin");
        return secure ? guarded.withHeader("Strict-Transport-Security", "max-age=31536000") : guarded;
    }
}
