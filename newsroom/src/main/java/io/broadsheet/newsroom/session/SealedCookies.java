package io.broadsheet.newsroom.session;

import io.broadsheet.newsroom.NewsroomSettings;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps things in the browser that it can neither read nor change: any instance with the same secret opens them. Browsers
 * take 4 KB a cookie, and some issuers' tokens are longer, so a thing may lie in several.
 */
@Component
class SealedCookies {

    private static final int LONGEST = 3_600;
    private static final int MOST = 5;
    private static final int LARGEST = 64 << 10;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SealedTokens seal;
    private final boolean secure;
    private final String prefix;

    SealedCookies(SealedTokens seal, NewsroomSettings settings) {
        this.seal = seal;
        var url = settings.url();
        this.secure = "https".equals(url.getScheme());
        // On this machine's plain HTTP not every browser takes a Secure cookie; and cookies know no ports.
        this.prefix = secure ? "__Host-newsroom" : "newsroom-" + (url.getPort() < 0 ? 80 : url.getPort());
    }

    /** @param life null: until the browser is closed */
    void put(
            HttpServletRequest request,
            HttpServletResponse response,
            String what,
            Object thing,
            @Nullable Duration life) {
        var sealed = seal.seal(what, packed(JSON.writeValueAsBytes(thing)));
        int parts = (sealed.length() + LONGEST - 1) / LONGEST;
        if (parts > MOST) {
            throw new IllegalStateException("the issuer's tokens are too long to be kept in cookies");
        }
        for (int part = 0; part < parts; part++) {
            var text = sealed.substring(part * LONGEST, Math.min(sealed.length(), (part + 1) * LONGEST));
            add(response, name(what, part), text, life);
        }
        remove(request, response, what, parts);
    }

    <T> Optional<T> get(HttpServletRequest request, String what, Class<T> type) {
        var cookies = cookies(request);
        var sealed = IntStream.range(0, MOST)
                .mapToObj(part -> cookies.get(name(what, part)))
                .takeWhile(part -> part != null)
                .collect(Collectors.joining());
        return seal.open(what, sealed).map(SealedCookies::unpacked).flatMap(json -> read(json, type));
    }

    /** All that are there of a kind: what each was kept as, beginning with this. */
    List<String> beginningWith(HttpServletRequest request, String start) {
        var name = name(start, 0);
        return cookies(request).keySet().stream()
                .filter(cookie -> cookie.startsWith(name))
                .map(cookie -> cookie.substring(prefix.length() + 1))
                .toList();
    }

    void remove(HttpServletRequest request, HttpServletResponse response, String what) {
        remove(request, response, what, 0);
    }

    private void remove(HttpServletRequest request, HttpServletResponse response, String what, int from) {
        var cookies = cookies(request);
        IntStream.range(from, MOST)
                .mapToObj(part -> name(what, part))
                .filter(cookies::containsKey)
                .forEach(name -> add(response, name, "", Duration.ZERO));
    }

    private static Map<String, String> cookies(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? Map.of()
                : Arrays.stream(cookies)
                        .collect(Collectors.toMap(Cookie::getName, Cookie::getValue, (first, second) -> first));
    }

    private static <T> Optional<T> read(byte[] json, Class<T> type) {
        try {
            return Optional.of(JSON.readValue(json, type));
        } catch (JacksonException ofAnotherBuild) {
            return Optional.empty();
        }
    }

    private String name(String what, int part) {
        return Stream.of(prefix, what, part == 0 ? "" : Integer.toString(part))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining("-"));
    }

    private void add(HttpServletResponse response, String name, String value, @Nullable Duration life) {
        var cookie = ResponseCookie.from(name, value)
                .httpOnly(true)
                .secure(secure)
                .path("/")
                // A link from the site or from a mail finds the person signed in; a form from elsewhere does not.
                .sameSite("Lax");
        if (life != null) {
            cookie.maxAge(life);
        }
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }

    private static byte[] packed(byte[] json) {
        var bytes = new ByteArrayOutputStream();
        try (var packing = new DeflaterOutputStream(bytes)) {
            packing.write(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static byte[] unpacked(byte[] packed) {
        try (var unpacking = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return unpacking.readNBytes(LARGEST);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
