package io.broadsheet.website.head;

import io.broadsheet.website.cache.ReadyPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Writes ready pages: compressed where that is accepted, and not at all to who has them already. */
@Component
public class Answers {

    private final SecurityHeaders security;

    Answers(SecurityHeaders security) {
        this.security = security;
    }

    public void write(ReadyPage page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        security.write(response);
        response.setHeader(HttpHeaders.CACHE_CONTROL, page.cacheControl());
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (page.location() != null) {
            response.setHeader(HttpHeaders.LOCATION, page.location());
        }
        if (page.status() == HttpServletResponse.SC_OK) {
            response.setHeader(HttpHeaders.ETAG, page.etag());
            if (has(request.getHeader(HttpHeaders.IF_NONE_MATCH), page)) {
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                return;
            }
        }
        response.setStatus(page.status());
        if (page.status() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "5");
        }
        response.setContentType(page.contentType());
        var gzip = page.gzip();
        if (gzip != null && acceptsGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING))) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            body(response, gzip);
        } else {
            body(response, page.plain());
        }
    }

    private static boolean has(@Nullable String ifNoneMatch, ReadyPage page) {
        return ifNoneMatch != null && (ifNoneMatch.contains(page.etag()) || ifNoneMatch.equals("*"));
    }

    private static boolean acceptsGzip(@Nullable String accepted) {
        return accepted != null && accepted.contains("gzip") && !accepted.contains("gzip;q=0");
    }

    private static void body(HttpServletResponse response, byte[] bytes) throws IOException {
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
