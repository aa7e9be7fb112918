package io.broadsheet.identity;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.broadsheet.embedded.EmbeddedMongo;
import io.broadsheet.embedded.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.context.ConfigurableApplicationContext;

/** The issuer on free ports, and a browser with its cookies in front of it. */
final class RunningIdentity implements AutoCloseable {

    /** Of all of them, until the tests end. */
    private static final EmbeddedMongo DATABASE = database();

    final String address;
    private final AtomicInteger calls = new AtomicInteger();
    private final ConfigurableApplicationContext context;
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    /** A folder and its database go together. */
    private static String nameOf(Path data) {
        return "identity_" + HexFormat.of().toHexDigits(data.hashCode());
    }

    private static EmbeddedMongo database() {
        try {
            return EmbeddedMongo.start(Files.createTempDirectory("identity-mongodb"), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RunningIdentity(Path data, Map<String, String> settings) throws IOException {
        int port = Ports.next();
        address = "http://127.0.0.1:" + port;
        var all = new HashMap<String, String>(Map.of(
                "server.address", "127.0.0.1",
                "server.port", Integer.toString(port),
                "management.server.port", Integer.toString(Ports.next()),
                "spring.mongodb.uri", DATABASE.uri() + "/" + nameOf(data),
                "broadsheet.identity.data", data.toString(),
                "broadsheet.identity.credentials", data.resolve("credentials").toString()));
        all.putAll(settings);
        context = IdentityApplication.start(all);
    }

    HttpResponse<String> token(String id, String secret, Map<String, String> form) throws Exception {
        return token(id, secret, form, "for=192.0.2.1");
    }

    /** @param forwarded what a proxy says of the one who calls */
    HttpResponse<String> token(String id, String secret, Map<String, String> form, String forwarded) throws Exception {
        var basic = Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return send(post("/oauth2/token", form)
                .header("Authorization", "Basic " + basic)
                // Anybody can write that, and another one each time.
                .header("X-Forwarded-For", "203.0.113." + calls.incrementAndGet() % 250)
                .header("Forwarded", forwarded));
    }

    HttpResponse<String> post(Map<String, String> form, String path) throws Exception {
        return send(post(path, form));
    }

    HttpResponse<String> get(String pathOrAddress) throws Exception {
        return get(pathOrAddress, "text/html,application/xhtml+xml,*/*;q=0.8");
    }

    HttpResponse<String> get(String pathOrAddress, String accept) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(address).resolve(pathOrAddress))
                .header("Accept", accept));
    }

    static Map<String, Object> json(HttpResponse<String> response) throws ParseException {
        return JSONObjectUtils.parse(response.body());
    }

    static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpRequest.Builder post(String path, Map<String, String> form) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(form)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    MongoCollection<Document> stored(String collection) {
        return context.getBean(MongoDatabase.class).getCollection(collection);
    }

    @Override
    public void close() {
        context.close();
    }
}
