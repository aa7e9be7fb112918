package io.broadsheet.standalone.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Puts the sample newspaper in. Whoever is killed in the middle starts again from the beginning: every step finds what
 * was done before.
 *
 * @param credentials the file with the newsroom's client
 * @param secret makes the keys of repeated calls, so that nobody else can guess them
 */
public record SampleNewspaper(String articles, String comments, String issuer, Path credentials, String secret) {

    /** For comment-service to hear of an article. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private static final int NOT_FOUND = 404;

    /** What is in. */
    public record Contents(int articles, int pictures, int comments) {}

    /** @throws RuntimeException if something is missing yet; calling again goes on */
    public Contents load() {
        try (var desk = new NewsroomDesk(issuer, credentials)) {
            return load(desk);
        }
    }

    private Contents load(NewsroomDesk desk) {
        var all = SampleFiles.articles();
        var pictures = pictures(desk, all);
        var ids = new HashMap<String, String>();
        for (var article : all) {
            ids.put(article.slug(), publish(desk, article, pictures.get(article.name())));
        }
        var said = 0;
        for (var comment : SampleFiles.comments()) {
            var article = ids.get(String.valueOf(comment.article()));
            said += say(desk, comments + "/articles/" + article + "/comments", comment, null);
        }
        // Last, so that some time has passed since the publication.
        for (var article : all) {
            SampleFiles.edited(article).ifPresent(edited -> edit(desk, article, edited, pictures.get(article.name())));
        }
        return new Contents(all.size(), pictures.size(), said);
    }

    /** The hero image of each article that has a picture, by its name. */
    private Map<String, Object> pictures(NewsroomDesk desk, List<SampleArticle> all) {
        var uploaded = new HashMap<String, Object>();
        for (var article : all) {
            SampleFiles.picture(article).ifPresent(jpeg -> {
                var texts = Map.of("alt", article.alt(), "credit", article.credit());
                var image = desk.upload(articles + "/newsroom/images", jpeg, texts, key("picture " + article.name()))
                        .done();
                uploaded.put(article.name(), Map.of("id", image.path("id").asString()));
            });
        }
        return uploaded;
    }

    private String publish(NewsroomDesk desk, SampleArticle article, @Nullable Object picture) {
        var now = desk.post(articles + "/newsroom/articles", article.draft(picture), key("article " + article.name()))
                .done();
        var address = address(now);
        if (state(now).equals("draft")) {
            now = desk.post(address + "/publication", Map.of()).done();
        }
        if (state(now).equals("published") && article.withdrawn() != null) {
            desk.delete(address + "/publication?reason=" + URLEncoder.encode(article.withdrawn(), UTF_8))
                    .done();
        }
        return now.path("id").asString();
    }

    private void edit(NewsroomDesk desk, SampleArticle before, SampleArticle edited, @Nullable Object picture) {
        var now = desk.post(articles + "/newsroom/articles", before.draft(picture), key("article " + before.name()))
                .done();
        var address = address(now);
        // The same again changes nothing.
        desk.put(address, edited.draft(picture), now.path("version").asLong()).done();
        desk.post(address + "/publication", Map.of()).done();
    }

    /** Says it and lets it be seen, then what is said to it. */
    private int say(NewsroomDesk desk, String thread, SampleComment comment, @Nullable String inReplyTo) {
        var words = new HashMap<String, Object>(Map.of("author", comment.author(), "text", comment.text()));
        if (inReplyTo != null) {
            words.put("inReplyTo", inReplyTo);
        }
        var posted = patiently(desk, thread, words, key("comment " + thread + comment.text()));
        var id = posted.path("id").asString();
        if (state(posted).equals("held")) {
            desk.post(comments + "/moderation/comments/" + id + "/decision", Map.of("verdict", "approve"))
                    .done();
        }
        return 1
                + comment.answers().stream()
                        .mapToInt(reply -> say(desk, thread, reply, id))
                        .sum();
    }

    private static JsonNode patiently(NewsroomDesk desk, String thread, Map<String, Object> words, UUID key) {
        var deadline = Instant.now().plus(LONGEST_WAIT);
        while (true) {
            var answer = desk.postAsReader(thread, words, key);
            if (answer.status() != NOT_FOUND || Instant.now().isAfter(deadline)) {
                return answer.done();
            }
            try {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted");
            }
        }
    }

    private String address(JsonNode article) {
        return articles + "/newsroom/articles/" + article.path("id").asString();
    }

    private static String state(JsonNode thing) {
        return thing.path("state").asString();
    }

    private UUID key(String step) {
        return UUID.nameUUIDFromBytes((secret + "\n" + step).getBytes(UTF_8));
    }
}
