package io.broadsheet.article;

import static io.broadsheet.chassis.testing.TestStaff.bearer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/** An editor at work, over HTTP. */
public record Newsroom(RestTestClient client) {

    public static final String ARTICLES = "/newsroom/articles";
    public static final String EDITOR = bearer("articles:write", "articles:publish");

    /** A valid draft, to be changed in the place that a test is about. */
    public static Map<String, @Nullable Object> draft(String title) {
        var draft = new LinkedHashMap<String, @Nullable Object>();
        draft.put("title", title);
        draft.put("body", Map.of("format", "markdown", "source", "Tides turn twice a day."));
        draft.put("authors", List.of("Ana Sorel"));
        draft.put("tags", List.of("tides"));
        draft.put("language", "en");
        draft.put("commentsOpen", true);
        return draft;
    }

    public static Map<String, @Nullable Object> draft(String title, String field, @Nullable Object value) {
        var draft = draft(title);
        draft.put(field, value);
        return draft;
    }

    public static Map<String, @Nullable Object> without(String field) {
        var draft = draft("Tides");
        draft.remove(field);
        return draft;
    }

    /** @return the new article's id */
    public UUID start(Map<String, ?> draft) {
        var answer = post(ARTICLES, draft)
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult();
        return UUID.fromString(String.valueOf(answer.getResponseBody().get("id")));
    }

    public UUID published(Map<String, ?> draft) {
        var id = start(draft);
        publish(id).expectStatus().isOk();
        return id;
    }

    public RestTestClient.ResponseSpec publish(UUID id) {
        return client.post()
                .uri(ARTICLES + "/" + id + "/publication")
                .header("Authorization", EDITOR)
                .exchange();
    }

    public RestTestClient.ResponseSpec edit(UUID id, long version, Map<String, ?> draft) {
        return client.put()
                .uri(ARTICLES + "/" + id)
                .header("Authorization", EDITOR)
                .header("If-Match", "\"" + version + "\"")
                .contentType(MediaType.APPLICATION_JSON)
                .body(draft)
                .exchange();
    }

    public RestTestClient.ResponseSpec withdraw(UUID id, String reason) {
        return client.delete()
                .uri(ARTICLES + "/" + id + "/publication?reason={reason}", reason)
                .header("Authorization", EDITOR)
                .exchange();
    }

    public RestTestClient.ResponseSpec erase(UUID id) {
        return client.delete()
                .uri(ARTICLES + "/" + id)
                .header("Authorization", EDITOR)
                .exchange();
    }

    public RestTestClient.ResponseSpec post(String uri, Object body) {
        return client.post()
                .uri(uri)
                .header("Authorization", EDITOR)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    public RestTestClient.ResponseSpec patch(String uri, long version, Object body) {
        return client.patch()
                .uri(uri)
                .header("Authorization", EDITOR)
                .header("If-Match", "\"" + version + "\"")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    public RestTestClient.ResponseSpec put(String uri, long version, Object body) {
        return client.put()
                .uri(uri)
                .header("Authorization", EDITOR)
                .header("If-Match", "\"" + version + "\"")
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    public RestTestClient.ResponseSpec delete(String uri) {
        return client.delete().uri(uri).header("Authorization", EDITOR).exchange();
    }

    public RestTestClient.ResponseSpec get(String uri, Object... variables) {
        return client.get().uri(uri, variables).header("Authorization", EDITOR).exchange();
    }

    public RestTestClient.ResponseSpec read(String slug) {
        return client.get().uri("/articles/{slug}", slug).exchange();
    }

    /** Of a list of articles, in its order. */
    public List<String> slugs(String uri, Object... variables) {
        var answer = client.get()
                .uri(uri, variables)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        return ((List<?>) answer.get("items"))
                .stream()
                        .map(item -> String.valueOf(((Map<?, ?>) item).get("slug")))
                        .toList();
    }
}
