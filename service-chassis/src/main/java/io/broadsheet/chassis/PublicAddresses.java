package io.broadsheet.chassis;

import java.net.InetAddress;
import java.net.URI;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where readers find Broadsheet ({@code broadsheet.public-url}, {@code broadsheet.newsletter.public-url}) and staff its
 * newsroom ({@code broadsheet.newsroom.public-url}), without a slash at the end.
 *
 * @param newsletter null in services that mail nothing
 * @param newsroom null where nobody is led there
 */
@ConfigurationProperties("broadsheet")
public record PublicAddresses(
        URI publicUrl,
        @Nullable Newsletter newsletter,
        @Nullable Newsroom newsroom) {

    /** Whose pages the links in mails lead to. */
    public record Newsletter(@Nullable URI publicUrl) {}

    /** Whose pages are for staff. */
    public record Newsroom(@Nullable URI publicUrl) {}

    public PublicAddresses {
        publicUrl = checked("broadsheet.public-url", publicUrl);
        if (newsletter != null && newsletter.publicUrl() != null) {
            newsletter = new Newsletter(checked("broadsheet.newsletter.public-url", newsletter.publicUrl()));
        }
        if (newsroom != null && newsroom.publicUrl() != null) {
            newsroom = new Newsroom(checked("broadsheet.newsroom.public-url", newsroom.publicUrl()));
        }
    }

    /** Where staff work; null if that is not said. */
    public @Nullable URI newsroomUrl() {
        return newsroom == null ? null : newsroom.publicUrl();
    }

    /** Scheme, host and port of each: what a browser sends as {@code Origin} from a page of ours. */
    public Stream<String> origins() {
        return Stream.of(publicUrl, newsletter == null ? null : newsletter.publicUrl())
                .filter(url -> url != null)
                .map(url -> url.getScheme() + "://" + url.getAuthority())
                .distinct();
    }

    /** @throws BadSetting unless it is an absolute web address, HTTPS outside loopback */
    public static URI checked(String setting, @Nullable URI url) {
        if (url == null || url.toString().isBlank()) {
            throw new BadSetting(setting, "is missing: the address at which readers find it, https://news.example");
        }
        var scheme = url.getScheme();
        if (url.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
            throw new BadSetting(setting, "must be a web address like https://news.example");
        }
        if ("http".equals(scheme) && !isLoopback(url.getHost())) {
            throw new BadSetting(setting, "must begin with https:// unless its host is this machine's loopback");
        }
        return URI.create(url.toString().replaceAll("/+$", ""));
    }

    /** Whether mails lead to this machine only: a first look, no newspaper with readers. */
    public boolean isNewsletterLocal() {
        return newsletter == null
                || newsletter.publicUrl() == null
                || isLoopback(newsletter.publicUrl().getHost());
    }

    private static boolean isLoopback(String host) {
        if (host.equals("localhost") || host.endsWith(".localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
        } catch (IllegalArgumentException aName) {
            return false;
        }
    }
}
