package io.broadsheet.website.cache;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Under which address a page is kept: without what others add to links to learn who follows them. */
public final class PageAddress {

    private static final Set<String> TRACKING = Set.of(
            "fbclid",
            "gclid",
            "gbraid",
            "wbraid",
            "dclid",
            "msclkid",
            "yclid",
            "twclid",
            "ttclid",
            "igshid",
            "igsh",
            "mc_cid",
            "mc_eid",
            "mkt_tok",
            "ref",
            "ref_src",
            "ref_url",
            "cmpid",
            "s_cid",
            "xtor",
            "_ga",
            "_gl",
            "_hsenc",
            "_hsmi",
            "wt_mc",
            "at_medium",
            "at_campaign",
            "vero_id",
            "oly_anon_id",
            "oly_enc_id");

    private static final Set<String> TRACKING_FAMILIES = Set.of("utm_", "pk_", "mtm_", "hsa_", "at_");

    private static final int LONGEST_QUERY = 400;
    private static final Pattern PLAIN = Pattern.compile("[\\w-]+");
    private static final Pattern VALUED = Pattern.compile("\\w+=[\\w%.~-]{1,300}");

    private PageAddress() {}

    /** @param query as it was sent */
    public static String of(String path, @Nullable String query) {
        var heeded = heeded(query);
        return heeded == null ? path : path + '?' + heeded;
    }

    /**
     * @param parameters that the page heeds
     * @return null if it has more than one of them, or cannot be told: such a page is not kept
     */
    public static @Nullable String of(String path, @Nullable String query, Set<String> parameters) {
        var left = heeded(query);
        if (left == null) {
            return path;
        } else if (left.length() > LONGEST_QUERY) {
            return null;
        }
        var parts = left.split("&");
        // Another spelling of a name may be of one that is heeded.
        if (!Arrays.stream(parts).allMatch(part -> PLAIN.matcher(name(part)).matches())) {
            return null;
        }
        var made = Arrays.stream(parts)
                .filter(part -> parameters.contains(name(part)))
                .toList();
        return switch (made.size()) {
            case 0 -> path;
            case 1 -> VALUED.matcher(made.getFirst()).matches() ? path + '?' + made.getFirst() : null;
            default -> null;
        };
    }

    /** @return null if nothing is left of it */
    public static @Nullable String heeded(@Nullable String query) {
        if (query == null || query.isEmpty()) {
            return null;
        }
        var left = Arrays.stream(query.split("&"))
                .filter(parameter -> !parameter.isEmpty() && !isTracking(name(parameter)))
                .collect(Collectors.joining("&"));
        return left.isEmpty() ? null : left;
    }

    private static String name(String parameter) {
        var end = parameter.indexOf('=');
        return end < 0 ? parameter : parameter.substring(0, end);
    }

    private static boolean isTracking(String name) {
        return TRACKING.contains(name) || TRACKING_FAMILIES.stream().anyMatch(name::startsWith);
    }
}
