package io.broadsheet.standalone.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;

/**
 * Puts the sample newspaper in. Whoever is killed in the middle starts again from the beginning: every step finds what
 * was done before.
 *
 * @param credentials the file with the newsroom's client
 * @param secret makes the keys of repeated calls, so that nobody else can guess them
 */
public record SampleNewspaper(String articles, String comments, String issuer, Path credentials, String secret) {

    private static final Logger LOG = LoggerFactory.getLogger(SampleNewspaper.class);

    /** For comment-service to hear of an article. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /** So many calls of editors at once, and of readers. */
    private static final int HANDS = 2;

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
        var threads = SampleFiles.comments().stream()
                .collect(Collectors.groupingBy(comment -> String.valueOf(comment.article())));
        var editors = hands();
        var readers = hands();
        try {
            var drafts = new LinkedHashMap<SampleArticle, Future<Draft>>();
            all.forEach(article -> drafts.put(article, editors.submit(() -> draft(desk, article))));
            var talks = new ArrayList<Future<Integer>>();
            // One after the other: what was published last stands on top.
            drafts.forEach((article, draft) -> {
                var id = publish(desk, article, done(draft).now());
                var thread = threads.getOrDefault(article.slug(), List.of());
                talks.add(readers.submit(() -> talk(desk, id, thread)));
            });
            var said = talks.stream().mapToInt(SampleNewspaper::done).sum();
            // Last, so that some time has passed since the publication.
            drafts.forEach((article, draft) -> SampleFiles.edited(article)
                    .ifPresent(edited -> edit(desk, article, edited, done(draft).picture())));
            all.forEach(article -> look(desk, article));
            var pictures = drafts.values().stream()
                    .filter(draft -> done(draft).picture() != null)
                    .count();
            return new Contents(all.size(), (int) pictures, said);
        } finally {
            // After a failure what is still to be done waits for the next attempt.
            editors.shutdownNow();
            readers.shutdownNow();
        }
    }

    private static ExecutorService hands() {
        return Executors.newFixedThreadPool(HANDS, Thread.ofPlatform().daemon().factory());
    }

    /** @param picture its hero image, if it has one */
    private record Draft(JsonNode now, @Nullable Object picture) {}

    private Draft draft(NewsroomDesk desk, SampleArticle article) {
        var picture = SampleFiles.picture(article)
                .map(jpeg -> picture(desk, article, jpeg))
                .orElse(null);
        return new Draft(draft(desk, article, picture), picture);
    }

    /** The same again is the same draft. */
    private JsonNode draft(NewsroomDesk desk, SampleArticle article, @Nullable Object picture) {
        return desk.post(articles + "/newsroom/articles", article.draft(picture), key("article " + article.name()))
                .done();
    }

    private Object picture(NewsroomDesk desk, SampleArticle article, byte[] jpeg) {
        var texts = Map.of("alt", article.alt(), "credit", article.credit());
        var image = desk.upload(articles + "/newsroom/images", jpeg, texts, key("picture " + article.name()))
                .done();
        return Map.of("id", image.path("id").asString());
    }

    /** @return its id */
    private String publish(NewsroomDesk desk, SampleArticle article, JsonNode draft) {
        var now = draft;
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
        var now = draft(desk, before, picture);
        var address = address(now);
        // The same again changes nothing.
        desk.put(address, edited.draft(picture), now.path("version").asLong()).done();
        desk.post(address + "/publication", Map.of()).done();
    }

    /** A few readers look, no more than count, so that something is popular; it need not be. */
    private void look(NewsroomDesk desk, SampleArticle article) {
        var views = articles + "/articles/" + UriUtils.encodePathSegment(article.slug(), UTF_8) + "/views";
        try {
            for (var look = 0; look < article.looks(); look++) {
                desk.postAsReader(views);
            }
        } catch (RuntimeException notCounted) {
            LOG.debug("A look was not taken: {}", notCounted.toString());
        }
    }

    /** In the order in which it was said. */
    private int talk(NewsroomDesk desk, String article, List<SampleComment> thread) {
        var address = comments + "/articles/" + article + "/comments";
        if (!thread.isEmpty()) {
            awaitKnown(desk, address);
        }
        return thread.stream()
                .mapToInt(comment -> say(desk, address, comment, null))
                .sum();
    }

    /** Says it and lets it be seen, then what is said to it. */
    private int say(NewsroomDesk desk, String thread, SampleComment comment, @Nullable String inReplyTo) {
        var words = new HashMap<String, Object>(Map.of("author", comment.author(), "text", comment.text()));
        if (inReplyTo != null) {
            words.put("inReplyTo", inReplyTo);
        }
        var posted = desk.postAsReader(thread, words, key("comment " + thread + comment.text()))
                .done();
        var id = posted.path("id").asString();
        if (state(posted).equals("held")) {
            var decision = Map.of(
                    "verdict", "approve", "version", posted.path("version").asLong());
            desk.post(comments + "/moderation/comments/" + id + "/decision", decision)
                    .done();
        }
        return 1
                + comment.answers().stream()
                        .mapToInt(reply -> say(desk, thread, reply, id))
                        .sum();
    }

    /** By reading: comments that come too early count against the limit of what one network may post. */
    private static void awaitKnown(NewsroomDesk desk, String thread) {
        var deadline = Instant.now().plus(LONGEST_WAIT);
        while (desk.get(thread).status() == NOT_FOUND && Instant.now().isBefore(deadline)) {
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted");
            }
        }
    }

    private static <T> T done(Future<T> work) {
        try {
            return work.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a step of the sample failed", failed.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted");
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
