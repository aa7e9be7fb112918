package io.broadsheet.website.page;

import io.broadsheet.chassis.PublicAddresses;
import io.broadsheet.website.WebsiteSettings;
import io.broadsheet.website.client.Article;
import io.broadsheet.website.client.Query;
import io.broadsheet.website.client.Summary;
import io.broadsheet.website.head.Assets;
import io.broadsheet.website.view.Link;
import io.broadsheet.website.view.Metadata;
import io.broadsheet.website.view.Picture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What an article's page tells machines: OpenGraph, and schema.org's {@code NewsArticle}. */
@Component
class ArticleHead {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final WebsiteSettings settings;
    private final Pictures pictures;
    private final Assets assets;
    private final String site;

    ArticleHead(WebsiteSettings settings, PublicAddresses addresses, Pictures pictures, Assets assets) {
        this.assets = assets;
        this.settings = settings;
        this.pictures = pictures;
        this.site = addresses.publicUrl().toString();
    }

    Metadata of(Article whole, @Nullable Picture shown) {
        var article = whole.summary();
        var canonical = article.canonicalUrl() == null ? article.url() : article.canonicalUrl();
        var said = article.standfirst() == null ? article.excerpt() : article.standfirst();
        var description = said.isBlank() ? null : said;
        var picture = shown == null ? null : pictures.absolute(shown);
        return new Metadata(
                article.title(),
                description,
                null,
                canonical,
                true,
                picture == null ? null : pictures.card(picture),
                article.publishedAt().toString(),
                isUpdated(article) ? article.updatedAt().toString() : null,
                article.section(),
                article.tags(),
                script(newsArticle(whole, canonical, description, picture)),
                feeds(article));
    }

    static boolean isUpdated(Summary article) {
        return article.updatedAt().isAfter(article.publishedAt());
    }

    private List<Link> feeds(Summary article) {
        return article.tags().stream()
                .limit(3)
                .map(tag -> new Link(
                        settings.name() + ": " + tag,
                        Query.of("/feeds/rss.xml").with("tag", tag).toString()))
                .toList();
    }

    private Map<String, Object> newsArticle(
            Article whole, String canonical, @Nullable String description, @Nullable Picture picture) {
        var article = whole.summary();
        var told = new LinkedHashMap<String, Object>();
        told.put("@context", "https://schema.org");
        told.put("@type", "NewsArticle");
        told.put("headline", article.title());
        if (description != null) {
            told.put("description", description);
        }
        told.put("datePublished", article.publishedAt().toString());
        told.put("dateModified", article.updatedAt().toString());
        told.put("inLanguage", article.language());
        told.put("mainEntityOfPage", Map.of("@type", "WebPage", "@id", canonical));
        told.put("url", article.url());
        told.put("author", authors(article));
        told.put(
                "publisher",
                Map.of(
                        "@type",
                        "NewsMediaOrganization",
                        "name",
                        settings.name(),
                        "url",
                        site + "/",
                        "logo",
                        Map.of("@type", "ImageObject", "url", site + assets.icon512())));
        told.put("isAccessibleForFree", true);
        told.put("commentCount", article.commentCount());
        if (picture != null) {
            told.put("image", images(picture));
        }
        if (article.section() != null) {
            told.put("articleSection", article.section());
        }
        if (!article.tags().isEmpty()) {
            told.put("keywords", article.tags());
        }
        if (!whole.corrections().isEmpty()) {
            told.put("correction", corrections(whole));
        }
        return told;
    }

    private static List<Map<String, Object>> images(Picture picture) {
        var card = picture.card();
        return card == null
                ? List.of(image(picture))
                : List.of(
                        image(picture),
                        Map.of(
                                "@type", "ImageObject",
                                "url", card.src(),
                                "width", card.width(),
                                "height", card.height()));
    }

    private static Map<String, Object> image(Picture picture) {
        var image = new LinkedHashMap<String, Object>(Map.of("@type", "ImageObject", "url", picture.src()));
        if (picture.width() != null && picture.height() != null) {
            image.put("width", picture.width());
            image.put("height", picture.height());
        }
        if (picture.credit() != null) {
            image.put("creditText", picture.credit());
        }
        if (picture.digitalSourceType() != null) {
            image.put("digitalSourceType", picture.digitalSourceType());
        }
        return image;
    }

    private List<Map<String, String>> authors(Summary article) {
        if (article.authors().isEmpty()) {
            return List.of(Map.of("@type", "Organization", "name", settings.name()));
        }
        return article.authors().stream()
                .map(name -> Map.of(
                        "@type",
                        "Person",
                        "name",
                        name,
                        "url",
                        site + Paths.author(name).href()))
                .toList();
    }

    private static List<Map<String, String>> corrections(Article article) {
        var corrections = new ArrayList<Map<String, String>>();
        article.corrections()
                .forEach(correction -> corrections.add(Map.of(
                        "@type", "CorrectionComment",
                        "text", correction.note(),
                        "datePublished", correction.at().toString())));
        return corrections;
    }

    /** Nothing in it can end the script element, or begin anything else. */
    static String script(Object told) {
        return JSON.writeValueAsString(told)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
