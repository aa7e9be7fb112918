package io.broadsheet.website.page;

import io.broadsheet.website.cache.CachedPage;
import io.broadsheet.website.cache.PageAddress;
import io.broadsheet.website.cache.PageCache;
import io.broadsheet.website.client.ServiceAway;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Hands pages out, and keeps those that the next reader can have too. */
@Component
public class PageResponder {

    private static final Pattern PARAMETER = Pattern.compile("(\\w+)=[\\w%.~-]{1,300}");

    private final PageCache kept;
    private final PageRenderer renderer;

    /** Makes a page. */
    @FunctionalInterface
    interface Maker {
        /** @throws ServiceAway if there can be no page without it */
        CachedPage make(PageRenderer.RenderContext context) throws ServiceAway;
    }

    PageResponder(PageCache kept, PageRenderer renderer) {
        this.kept = kept;
        this.renderer = renderer;
    }

    /**
     * A page that is the same for all who call this very address.
     *
     * @param parameters that it heeds; whatever else may stand behind the question mark must not crowd out what readers
     *     share
     */
    void serve(HttpServletRequest request, HttpServletResponse response, Maker maker, String... parameters)
            throws IOException {
        var context = renderer.begin();
        var page = made(context, maker);
        if (context.dependencies().isComplete() && page.status() != 404) {
            keep(request.getRequestURI(), PageAddress.heeded(request.getQueryString()), Set.of(parameters), page);
        }
        page.answer().send(request, response);
    }

    /** A page for one reader. */
    void serveOnce(HttpServletRequest request, HttpServletResponse response, Maker maker) throws IOException {
        write(made(renderer.begin(), maker), request, response);
    }

    /** As it is, for one reader. */
    public void write(CachedPage page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        page.answer().withHeader(HttpHeaders.CACHE_CONTROL, "no-store").send(request, response);
    }

    private void keep(String path, @Nullable String query, Set<String> parameters, CachedPage page) {
        if (query == null) {
            kept.keep(path, page);
            return;
        }
        var parameter = PARAMETER.matcher(query);
        if (parameter.matches() && parameters.contains(parameter.group(1))) {
            kept.keep(path + '?' + query, page);
        }
    }

    private CachedPage made(PageRenderer.RenderContext context, Maker maker) {
        try {
            return maker.make(context);
        } catch (ServiceAway away) {
            return renderer.message(503, "error.away", "error.away.page", "error.away.again");
        }
    }
}
