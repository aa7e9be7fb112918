package io.broadsheet.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

class ReadyAnswerTest {

    private static final byte[] BODY =
            "<p>Tides turn twice a day.</p>".repeat(100).getBytes(UTF_8);

    private final CachedResponse answer = CachedResponse.ok("text/html;charset=UTF-8", "no-cache", BODY);

    @Test
    void isPlainForWhoAcceptsNothingElse() throws IOException {
        var response = get("", "");

        assertThat(response.getContentAsByteArray()).isEqualTo(BODY);
        assertThat(response.getHeader("Content-Encoding")).isNull();
        assertThat(response.getHeader("Vary")).isEqualTo("Accept-Encoding");
        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-cache");
        assertThat(response.getContentType()).isEqualTo("text/html;charset=UTF-8");
    }

    @Test
    void isPackedForWhoAcceptsIt() throws IOException {
        var response = get("br, gzip;q=0.8", "");

        assertThat(response.getHeader("Content-Encoding")).isEqualTo("gzip");
        assertThat(response.getContentLength()).isLessThan(BODY.length / 2);
        var unpacked = new GZIPInputStream(new ByteArrayInputStream(response.getContentAsByteArray())).readAllBytes();
        assertThat(unpacked).isEqualTo(BODY);
        assertThat(response.getHeader("ETag")).isNotEqualTo(get("", "").getHeader("ETag"));
    }

    @Test
    void isNotPackedWhereThatSavesNothing() throws IOException {
        var noise = new byte[5_000];
        new Random(1).nextBytes(noise);

        for (var body : new byte[][] {noise, "short".getBytes(UTF_8)}) {
            var response = new MockHttpServletResponse();
            CachedResponse.ok("text/plain", "no-cache", body).send(request("gzip", ""), response);
            assertThat(response.getContentAsByteArray()).isEqualTo(body);
        }
    }

    @Test
    void isTheSameThoughItIsKeptPacked() throws IOException {
        var kept = answer.keptPacked(new PlainForms(DataSize.ofKilobytes(1)));

        for (var encoding : new String[] {"", "gzip", ""}) {
            var response = new MockHttpServletResponse();
            kept.send(request(encoding, ""), response);
            assertThat(response.getContentAsByteArray())
                    .isEqualTo(get(encoding, "").getContentAsByteArray());
            assertThat(response.getContentLength()).isEqualTo(get(encoding, "").getContentLength());
            assertThat(response.getHeader("ETag")).isEqualTo(tag(encoding));
        }
        assertThat(kept.body()).isEqualTo(BODY);
        assertThat(kept.weight()).isLessThan(answer.weight() / 2);
    }

    @Test
    void isKeptPlainWhereThatIsAllThereIs() {
        var small = CachedResponse.ok("text/plain", "no-cache", "short".getBytes(UTF_8));

        assertThat(small.keptPacked(new PlainForms(DataSize.ofKilobytes(1)))).isSameAs(small);
    }

    @Test
    void isNotSentAgainToWhoHasIt() throws IOException {
        var plain = tag("");
        var packed = tag("gzip");

        for (var known : new String[] {plain, "W/" + plain, "\"other\", " + plain, "*"}) {
            assertThat(get("", known).getStatus()).as(known).isEqualTo(304);
        }
        var response = get("gzip", packed);
        assertThat(response.getStatus()).isEqualTo(304);
        assertThat(response.getHeader("ETag")).isEqualTo(packed);
        assertThat(response.getHeader("Vary")).isEqualTo("Accept-Encoding");
        assertThat(response.getContentAsByteArray()).isEmpty();
        assertThat(get("gzip", plain).getStatus()).isEqualTo(304);
        assertThat(get("", "\"other\"").getStatus()).isEqualTo(200);
    }

    @Test
    void packedFormIsNoUseToWhoDoesNotAcceptIt() throws IOException {
        assertThat(get("", tag("gzip")).getStatus()).isEqualTo(200);
    }

    @Test
    void hasNoTagUnlessItIsA200() throws IOException {
        var response = new MockHttpServletResponse();
        answer.withStatus(410)
                .withHeader("Content-Security-Policy", "default-src 'none'")
                .send(request("", "*"), response);

        assertThat(response.getStatus()).isEqualTo(410);
        assertThat(response.getHeader("ETag")).isNull();
        assertThat(response.getHeader("Content-Security-Policy")).isEqualTo("default-src 'none'");
        assertThat(response.getContentAsByteArray()).isEqualTo(BODY);
    }

    @Test
    void headHasTheSameHeadersAndNoBody() throws IOException {
        var request = request("", "");
        request.setMethod("HEAD");
        var response = new MockHttpServletResponse();
        answer.send(request, response);

        assertThat(response.getContentLength()).isEqualTo(BODY.length);
        assertThat(response.getHeader("ETag")).isEqualTo(tag(""));
        assertThat(response.getContentAsByteArray()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate, gzip, br", "gzip;q=1.0, *;q=0", "gzip;q=0.001", "br;q=0, gzip"})
    void gzipIsAccepted(String header) {
        assertThat(Gzip.isAccepted(header)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "br", "identity", "gzip;q=0", "gzip; q=0.000, br", "br;q=1, gzip;q=0"})
    void gzipIsNotAccepted(String header) {
        assertThat(Gzip.isAccepted(header)).isFalse();
    }

    private String tag(String acceptEncoding) throws IOException {
        return get(acceptEncoding, "").getHeader("ETag");
    }

    private MockHttpServletResponse get(String acceptEncoding, String ifNoneMatch) throws IOException {
        var response = new MockHttpServletResponse();
        answer.send(request(acceptEncoding, ifNoneMatch), response);
        return response;
    }

    private static MockHttpServletRequest request(String acceptEncoding, String ifNoneMatch) {
        var request = new MockHttpServletRequest("GET", "/");
        if (!acceptEncoding.isEmpty()) {
            request.addHeader("Accept-Encoding", acceptEncoding);
        }
        if (!ifNoneMatch.isEmpty()) {
            request.addHeader("If-None-Match", ifNoneMatch);
        }
        return request;
    }
}
