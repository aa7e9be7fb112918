package io.broadsheet.newsroom;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Somebody's browser without script: cookies, and forms sent as they stand in the page. */
final class TestBrowser {

    private final String address;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    TestBrowser(String address) {
        this.address = address;
    }

    CookieManager cookies() {
        return cookies;
    }

    HttpCookie cookie(String end) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().endsWith(end))
                .findFirst()
                .orElseThrow();
    }

    void forget() {
        cookies.getCookieStore().removeAll();
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(address).resolve(path)).header("Sec-Fetch-Site", "none"));
    }

    /** Where it leads, without going there. */
    String leadsTo(String path) throws Exception {
        try (var still = HttpClient.newBuilder().cookieHandler(cookies).build()) {
            var request =
                    HttpRequest.newBuilder(URI.create(address).resolve(path)).build();
            return still.send(request, BodyHandlers.discarding())
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
        }
    }

    /** As a browser opens a stream. */
    HttpResponse<String> events(String path) throws Exception {
        return asked(path, "Accept", "text/event-stream");
    }

    HttpResponse<String> asked(String path, String header, String value) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(address).resolve(path)).header(header, value));
    }

    Document page(String path) throws Exception {
        return Jsoup.parse(get(path).body(), address);
    }

    /** All that the form has, and over it what is typed. */
    static Map<String, String> filled(Element form, Map<String, String> typed) {
        var values = new LinkedHashMap<String, String>();
        form.select("input[name]:not([type=file]), textarea[name]").stream()
                .filter(input -> !input.attr("type").equals("checkbox") || input.hasAttr("checked"))
                .forEach(input -> values.put(
                        input.attr("name"), input.tagName().equals("textarea") ? text(input) : input.attr("value")));
        values.putAll(typed);
        return values;
    }

    private static String text(Element area) {
        return area.wholeText().replaceFirst("^\n", "");
    }

    HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
        return post(path, form, Map.of("Origin", address, "Sec-Fetch-Site", "same-origin"));
    }

    HttpResponse<String> post(String path, Map<String, String> form, Map<String, String> headers) throws Exception {
        var body = form.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create(address).resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(request);
    }

    /** A form with a file, as browsers send it. */
    HttpResponse<String> upload(String path, Map<String, String> form, String name, byte[] file) throws Exception {
        var parts = new ByteArrayOutputStream();
        for (var field : form.entrySet()) {
            parts.writeBytes(("--edge\r\nContent-Disposition: form-data; name=\"" + field.getKey() + "\"\r\n\r\n"
                            + field.getValue() + "\r\n")
                    .getBytes(UTF_8));
        }
        parts.writeBytes(("--edge\r\nContent-Disposition: form-data; name=\"" + name
                        + "\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n")
                .getBytes(UTF_8));
        parts.writeBytes(file);
        parts.writeBytes("\r\n--edge--\r\n".getBytes(UTF_8));
        return send(HttpRequest.newBuilder(URI.create(address).resolve(path))
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .header("Accept", "text/html,*/*;q=0.8")
                .header("Origin", address)
                .header("Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.ofByteArray(parts.toByteArray())));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
