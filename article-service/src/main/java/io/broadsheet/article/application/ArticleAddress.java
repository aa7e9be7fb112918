package io.broadsheet.article.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.article.domain.Details;
import io.broadsheet.article.domain.Slug;
import io.broadsheet.chassis.PublicAddresses;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Where readers find articles: the website's address, and behind it the slug. */
@Component
public class ArticleAddress {

    private final String website;

    ArticleAddress(PublicAddresses addresses) {
        this.website = addresses.publicUrl().toString();
    }

    /** Absolute, in ASCII (RFC 3986). */
    public String of(Slug slug) {
        return website + path(slug);
    }

    /** Absolute, at the largest size. */
    public String of(Details.HeroImage image) {
        return image.uploaded() == null ? image.url() : website + image.url();
    }

    /** The website's, without a slash at the end. */
    public String website() {
        return website;
    }

    /** The same on the website and on this service. */
    public static String path(Slug slug) {
        return "/articles/" + UriUtils.encodePathSegment(slug.value(), UTF_8);
    }
}
