package io.broadsheet.website.page;

import io.broadsheet.website.cache.CachedPage;
import io.broadsheet.website.cache.PageAddress;
import io.broadsheet.website.cache.PageCache;
import io.broadsheet.website.cache.SingleFlight;
import io.broadsheet.website.client.ServiceAway;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Hands pages out, and keeps those that the next reader can have too. */
@Component
public class PageResponder {

    private final PageCache kept;
    private final PageRenderer renderer;
    private final SingleFlight<CachedPage> making = new SingleFlight<>();

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
     * A page that is the same for all who call this very address, made once for all who do at the same moment.
     *
     * @param parameters that it heeds; whatever else may stand behind the question mark makes no other page of it
     */
    void serve(HttpServletRequest request, HttpServletResponse response, Maker maker, String... parameters)
            throws IOException {
        var address = PageAddress.of(request.getRequestURI(), request.getQueryString(), Set.of(parameters));
        if (address == null) {
            made(renderer.begin(), maker).answer().send(request, response);
            return;
        }
        var ready = kept.at(address);
        var answer = ready != null
                ? ready
                : making.get(address, kept::isRight, () -> kept(address, maker)).answer();
        answer.send(request, response);
    }

    private CachedPage kept(String address, Maker maker) {
        var context = renderer.begin();
        var page = made(context, maker);
        if (context.dependencies().isComplete() && page.status() != 404) {
            kept.keep(address, page);
        }
        return page;
    }

    /** A page for one reader. */
    void serveOnce(HttpServletRequest request, HttpServletResponse response, Maker maker) throws IOException {
        write(made(renderer.begin(), maker), request, response);
    }

    /** As it is, for one reader. */
    public void write(CachedPage page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        page.answer().withHeader(HttpHeaders.CACHE_CONTROL, "no-store").send(request, response);
    }

    private CachedPage made(PageRenderer.RenderContext context, Maker maker) {
        try {
            return maker.make(context);
        } catch (ServiceAway away) {
            return renderer.message(503, "error.away", "error.away.page", "error.away.again");
        }
    }
}
