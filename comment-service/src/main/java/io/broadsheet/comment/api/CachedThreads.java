package io.broadsheet.comment.api;

import io.broadsheet.cache.CachedResponse;
import io.broadsheet.cache.CachedResponseFilter;
import io.broadsheet.cache.ResponseSource;
import io.broadsheet.chassis.web.paging.PageRequest;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.broadsheet.comment.application.ThreadCache;
import io.broadsheet.comment.application.ThreadCache.FirstPage;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** First pages of comments that lie ready, asked for as front-ends do; what is asked in another way goes the usual one. */
@Component
class CachedThreads implements ResponseSource {

    private static final String BEFORE = "/articles/";
    private static final String BEHIND = "/comments";
    private static final int ID = 36;
    private static final String SORT = "sort=";
    private static final String LIMIT = "limit=";
    private static final String[] NONE = {};

    private final ThreadCache pages;

    CachedThreads(ThreadCache pages) {
        this.pages = pages;
    }

    @Bean
    static CachedResponseFilter fastLane(CachedThreads threads, MeterRegistry meters) {
        return CachedResponseFilter.ofCalls(threads, meters);
    }

    @Override
    public @Nullable CachedResponse ready(HttpServletRequest request) {
        var path = request.getRequestURI();
        if (path.length() != BEFORE.length() + ID + BEHIND.length()
                || !path.startsWith(BEFORE)
                || !path.endsWith(BEHIND)
                || !ResponseSource.takesJson(request)
                || isAskedAnew(request)) {
            return null;
        }
        var page = page(path.substring(BEFORE.length(), BEFORE.length() + ID), request.getQueryString());
        return page == null ? null : pages.inMemory(page);
    }

    /**
     * A front-end that heard of a change may ask one that has not yet. To read past what is kept in between is what the
     * header means (RFC 9111, 5.2.1.4); what browsers send with a mere reload is {@code max-age=0}.
     */
    static boolean isAskedAnew(HttpServletRequest request) {
        return "no-cache".equals(request.getHeader(HttpHeaders.CACHE_CONTROL));
    }

    private static @Nullable FirstPage page(String article, @Nullable String query) {
        String sort = null;
        String limit = null;
        for (var parameter : query == null ? NONE : query.split("&", -1)) {
            if (sort == null && parameter.startsWith(SORT)) {
                sort = parameter.substring(SORT.length());
            } else if (limit == null && parameter.startsWith(LIMIT)) {
                limit = parameter.substring(LIMIT.length());
            } else {
                return null;
            }
        }
        try {
            return new FirstPage(
                    UUID.fromString(article),
                    ArticleCommentsController.order(sort == null ? ArticleCommentsController.USUAL : sort),
                    PageRequest.parse(limit, null).limit());
        } catch (IllegalArgumentException | ProblemException refused) {
            return null;
        }
    }
}
