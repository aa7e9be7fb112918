package io.broadsheet.article.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.article.application.ArticleCache;
import io.broadsheet.article.application.ImageCache;
import io.broadsheet.article.application.ListCache;
import io.broadsheet.article.application.ReaderPage;
import io.broadsheet.cache.CachedResponse;
import io.broadsheet.cache.CachedResponseFilter;
import io.broadsheet.cache.ResponseSource;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** The calls whose answers lie ready: articles by their slug, pictures and all others by the address as it was asked. */
@Component
class CachedCalls implements ResponseSource {

    private static final String ARTICLES = "/articles/";

    private final ArticleCache pages;
    private final ListCache lists;
    private final ImageCache pictures;

    CachedCalls(ArticleCache pages, ListCache lists, ImageCache pictures) {
        this.pages = pages;
        this.lists = lists;
        this.pictures = pictures;
    }

    @Bean
    static CachedResponseFilter fastLane(CachedCalls calls, MeterRegistry meters) {
        return CachedResponseFilter.ofCalls(calls, meters);
    }

    @Override
    public @Nullable CachedResponse ready(HttpServletRequest request) {
        var path = request.getRequestURI();
        if (path.startsWith("/images/")) {
            return pictures.inMemory(path);
        }
        if (isJson(path) && !ResponseSource.takesJson(request)) {
            return null;
        }
        var slug = slug(path);
        return slug != null
                        && pages.inMemory(slug) instanceof ReaderPage.Readable(var current, var answer)
                        && current.value().equals(slug)
                ? answer
                : lists.inMemory(address(request));
    }

    /** Path and query as they were sent: the same thing asked in another way lies ready once more. */
    static String address(HttpServletRequest request) {
        var query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + '?' + query;
    }

    private static boolean isJson(String path) {
        return path.startsWith("/articles") || path.equals("/front");
    }

    private static @Nullable String slug(String path) {
        if (!path.startsWith(ARTICLES) || path.indexOf(';') >= 0) {
            return null;
        }
        var slug = path.substring(ARTICLES.length());
        try {
            return slug.indexOf('%') < 0 ? slug : UriUtils.decode(slug, UTF_8);
        } catch (IllegalArgumentException illEncoded) {
            return null;
        }
    }
}
