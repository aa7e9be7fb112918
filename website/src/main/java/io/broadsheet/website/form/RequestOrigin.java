package io.broadsheet.website.form;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a browser says that a form was sent from. */
public final class RequestOrigin {

    private static final Set<String> OWN = Set.of("same-origin", "none");

    private RequestOrigin() {}

    /**
     * Whether it was sent by a page of another site. Browsers say so by {@code Sec-Fetch-Site} (W3C Fetch Metadata), older
     * ones and those that came over plain HTTP by {@code Origin} (RFC 6454); what says neither is no browser.
     *
     * @param host as the request has it: a page elsewhere cannot choose it
     * @param site the site's public address
     */
    public static boolean isForeign(
            @Nullable String fetchSite, @Nullable String origin, @Nullable String host, URI site) {
        if (fetchSite != null) {
            return !OWN.contains(fetchSite.strip().toLowerCase(Locale.ROOT));
        }
        return origin != null && !isSame(origin.strip(), host, site);
    }

    private static boolean isSame(String origin, @Nullable String host, URI site) {
        try {
            var sender = URI.create(origin);
            var authority = sender.getRawAuthority();
            return authority != null
                    && (authority.equalsIgnoreCase(host)
                            || authority.equalsIgnoreCase(site.getRawAuthority())
                                    && site.getScheme().equalsIgnoreCase(sender.getScheme()));
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}
