package io.broadsheet.website.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.cache.CachedResponse;
import io.broadsheet.website.head.SecurityHeaders;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/**
 * Leads links that were spoilt on their way to the page they meant: with slashes too many, in capitals, with the sign that
 * ended the sentence around them, or cut off behind it.
 */
@Component
class TidyAddresses extends HttpFilter implements Ordered {

    private static final long serialVersionUID = 1;

    private static final Pattern SLASHES = Pattern.compile("/{2,}");
    private static final Pattern PARAMETERS = Pattern.compile(";[^/]*");
    private static final Pattern FIRST = Pattern.compile(
            "\\A/(articles|sections|topics|authors|archive|search|subscribe|about|feeds)(?=/|\\z)",
            Pattern.CASE_INSENSITIVE);
    /** Where markup begins that came along with the address, or a query or place whose sign was escaped or is another. */
    private static final Pattern CAME_ALONG = Pattern.compile("(?:%3C|%3F|%23|%26|&).*\\z", Pattern.CASE_INSENSITIVE);

    /** What stood before the address where it was copied. */
    private static final Pattern BEFORE =
            Pattern.compile("\\A/articles/(?:%20|%2F|%22|%C2%A0|%E2%80%8B|%EF%BB%BF)+(?=.)", Pattern.CASE_INSENSITIVE);

    /** Whose parameters are what the page is about; those of others say where a reader came from. */
    private static final String SEARCH = "/search";

    private static final String REPLACEMENT = "\uFFFD";

    /** Where programs that read feeds look for one. */
    private static final Map<String, String> GUESSED = Map.of(
            "/feed", "/feeds/rss.xml",
            "/feed.xml", "/feeds/rss.xml",
            "/rss", "/feeds/rss.xml",
            "/rss.xml", "/feeds/rss.xml",
            "/atom.xml", "/feeds/atom.xml",
            "/feed.json", "/feeds/feed.json");

    private static final int LONGEST_ESCAPED = 4;

    private static final String ARTICLES = "/articles/";

    private final transient SecurityHeaders security;

    TidyAddresses(SecurityHeaders security) {
        this.security = security;
    }

    @Override
    public int getOrder() {
        // After what is measured and limited, before routing.
        return HIGHEST_PRECEDENCE + 20;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var path = request.getRequestURI();
        var typed = request.getQueryString();
        var tidy = isRead(request) ? tidy(path) : path;
        var query = isRead(request) && !tidy.equals(SEARCH) ? readable(typed) : typed;
        if (tidy.equals(path) && Objects.equals(query, typed)) {
            chain.doFilter(request, response);
            return;
        }
        security.on(CachedResponse.ok(PageRenderer.HTML, "max-age=3600", new byte[0]))
                .withHeader(HttpHeaders.LOCATION, query == null ? tidy : tidy + '?' + query)
                .withStatus(HttpServletResponse.SC_MOVED_PERMANENTLY)
                .send(request, response);
    }

    private static boolean isRead(HttpServletRequest request) {
        return "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
    }

    /** Without the parameters that were cut off within an escape, which nobody could read. */
    static @Nullable String readable(@Nullable String query) {
        if (query == null || query.indexOf('%') < 0) {
            return query;
        }
        var readable = Stream.of(query.split("&", -1))
                .filter(TidyAddresses::isReadable)
                .collect(Collectors.joining("&"));
        return readable.isEmpty() ? null : readable;
    }

    private static boolean isReadable(String parameter) {
        try {
            return !UriUtils.decode(parameter, UTF_8).contains(REPLACEMENT);
        } catch (IllegalArgumentException cutOff) {
            return false;
        }
    }

    /** Up to the last letter or digit, with its marks: a slug ends with nothing else. */
    private static String withoutWhatFollows(String path) {
        int end = path.length();
        while (end > ARTICLES.length()) {
            int begin = lastCharacter(path, end);
            int last = begin == end - 1
                    ? path.charAt(begin)
                    : UriUtils.decode(path.substring(begin, end), UTF_8).codePointAt(0);
            if (isOfSlug(last)) {
                break;
            }
            end = begin;
        }
        return path.substring(0, end);
    }

    /** Where the last character begins: one as it is, or up to four escapes, of which all but the first continue it. */
    private static int lastCharacter(String path, int end) {
        int begin = end;
        for (int escapes = 0; escapes < LONGEST_ESCAPED && isEscape(path, begin - 3); escapes++) {
            begin -= 3;
            if ((Integer.parseInt(path, begin + 1, begin + 3, 16) & 0xC0) != 0x80) {
                return begin;
            }
        }
        return begin == end ? end - 1 : begin;
    }

    private static boolean isEscape(String path, int at) {
        return at >= 0
                && path.charAt(at) == '%'
                && Character.digit(path.charAt(at + 1), 16) >= 0
                && Character.digit(path.charAt(at + 2), 16) >= 0;
    }

    private static boolean isOfSlug(int character) {
        return Character.isLetterOrDigit(character)
                || switch (Character.getType(character)) {
                    case Character.LETTER_NUMBER,
                            Character.NON_SPACING_MARK,
                            Character.COMBINING_SPACING_MARK,
                            Character.ENCLOSING_MARK -> true;
                    default -> false;
                };
    }

    /** @param path encoded; the result is a path of this site, whatever it was */
    static String tidy(String path) {
        var tidy = SLASHES.matcher(PARAMETERS.matcher(path).replaceAll("")).replaceAll("/");
        tidy = FIRST.matcher(tidy).replaceFirst(first -> first.group().toLowerCase(Locale.ROOT));
        if (tidy.startsWith(ARTICLES)) {
            tidy = BEFORE.matcher(tidy).replaceFirst(ARTICLES);
            tidy = tidy.endsWith("/") ? tidy.substring(0, tidy.length() - 1) : tidy;
            tidy = withoutWhatFollows(CAME_ALONG.matcher(tidy).replaceFirst(""));
        }
        while (tidy.length() > 1 && tidy.endsWith("/")) {
            tidy = tidy.substring(0, tidy.length() - 1);
        }
        return tidy.startsWith("/") ? GUESSED.getOrDefault(tidy, tidy) : "/" + tidy;
    }
}
