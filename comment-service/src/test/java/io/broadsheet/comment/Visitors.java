package io.broadsheet.comment;

import static io.broadsheet.chassis.testing.TestStaff.bearerOf;

import io.broadsheet.comment.domain.Article;
import io.broadsheet.comment.domain.ArticleTraits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Readers and a moderator at work, over HTTP. */
public record Visitors(RestTestClient client, Map<String, String> authorTokens) {

    public static final String MODERATOR = bearerOf("mod-7", "comments:moderate");

    /** A fresh browser. */
    public Visitors(RestTestClient client) {
        this(client, new ConcurrentHashMap<>());
    }

    /** What an author gets back. */
    public record Posted(UUID id, long version, String state, String editToken, String authorToken) {}

    public static Article.Published article(String slug, String title, String section, String language) {
        return new Article.Published(
                slug,
                title,
                true,
                "http://localhost/articles/" + slug,
                List.of(),
                new ArticleTraits(section, language));
    }

    public static Article.Published article(String slug, String title, boolean open) {
        return new Article.Published(slug, title, open, "http://localhost/articles/" + slug, List.of());
    }

    public static Map<String, @Nullable Object> words(@Nullable Object author, @Nullable Object text) {
        var words = new HashMap<String, @Nullable Object>();
        words.put("author", author);
        words.put("text", text);
        return words;
    }

    public RestTestClient.ResponseSpec send(HttpMethod method, String uri, @Nullable Object body, String... headers) {
        var request =
                client.method(method).uri(uri).header("Forwarded", "for=10." + octet() + "." + octet() + "." + octet());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return body == null
                ? request.exchange()
                : request.contentType(MediaType.APPLICATION_JSON).body(body).exchange();
    }

    private static int octet() {
        return ThreadLocalRandom.current().nextInt(1, 255);
    }

    public RestTestClient.ResponseSpec get(String uri, String... headers) {
        return send(HttpMethod.GET, uri, null, headers);
    }

    public RestTestClient.ResponseSpec post(UUID article, Object body, String... headers) {
        return send(HttpMethod.POST, "/articles/" + article + "/comments", body, headers);
    }

    public Posted posted(UUID article, String author, String text) {
        return posted(article, author, text, null);
    }

    public Posted posted(UUID article, String author, String text, @Nullable UUID inReplyTo) {
        var words = words(author, text);
        if (inReplyTo != null) {
            words.put("inReplyTo", inReplyTo);
        }
        String token = authorTokens.get(author);
        var own = posted(token == null ? post(article, words) : post(article, words, "X-Author-Token", token));
        authorTokens.put(author, own.authorToken());
        return own;
    }

    public static Posted posted(RestTestClient.ResponseSpec answer) {
        var body = answer.expectStatus()
                .isCreated()
                .expectBody(new ParameterizedTypeReference<Map<String, Object>>() {})
                .returnResult()
                .getResponseBody();
        return new Posted(
                UUID.fromString((String) body.get("id")),
                ((Number) body.get("version")).longValue(),
                (String) body.get("state"),
                (String) body.get("editToken"),
                (String) body.get("authorToken"));
    }

    /** Posted and approved. */
    public UUID visible(UUID article, String author, String text, @Nullable UUID inReplyTo) {
        var id = posted(article, author, text, inReplyTo).id();
        decide(id, "approve").expectStatus().isOk();
        return id;
    }

    /** After a look at it. */
    public RestTestClient.ResponseSpec decide(UUID id, String verdict) {
        return decide(id, version(id), verdict);
    }

    public RestTestClient.ResponseSpec decide(UUID id, long version, String verdict) {
        return moderate(
                HttpMethod.POST,
                "/comments/" + id + "/decision",
                Map.of("verdict", verdict, "version", version, "reason", "why"));
    }

    /** As moderators see it; 1 of an unknown one. */
    public long version(UUID id) {
        var body = moderate(HttpMethod.GET, "/comments/" + id, null)
                .expectBody(new ParameterizedTypeReference<Map<String, Object>>() {})
                .returnResult()
                .getResponseBody();
        return body.get("version") instanceof Number version ? version.longValue() : 1;
    }

    public RestTestClient.ResponseSpec moderate(HttpMethod method, String path, @Nullable Object body) {
        return send(method, "/moderation" + path, body, "Authorization", MODERATOR);
    }

    /** As another moderator. */
    public RestTestClient.ResponseSpec moderateAs(
            String moderator, HttpMethod method, String path, @Nullable Object body) {
        return send(method, "/moderation" + path, body, "Authorization", bearerOf(moderator, "comments:moderate"));
    }

    public RestTestClient.ResponseSpec remove(Posted own) {
        return send(HttpMethod.DELETE, "/comments/" + own.id(), null, "X-Edit-Token", own.editToken());
    }

    public RestTestClient.ResponseSpec edit(Posted own, String text) {
        return send(HttpMethod.PATCH, "/comments/" + own.id(), Map.of("text", text), "X-Edit-Token", own.editToken());
    }
}
