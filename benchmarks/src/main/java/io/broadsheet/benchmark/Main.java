package io.broadsheet.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Loads a started standalone: {@code Main OFFSET DATA seed COUNT | comment-count RATE SECONDS | publish-seen RATE
 * SECONDS}. {@code benchmarks/run} calls it.
 */
final class Main {

    private static final int ARTICLES = 8081;
    private static final int COMMENTS = 8082;
    private static final String PARAGRAPH =
            "“The gates of Nordvik closed for the first time on Thursday,” the harbour’s"
                    + " log says, and for an hour nothing moved on either side of them but the gulls. ";

    private Main() {}

    public static void main(String[] args) throws Exception {
        Path data = Path.of(args[1]);
        var site = new Site(Integer.parseInt(args[0]), data);
        switch (args[2]) {
            case "seed" -> seed(site, Integer.parseInt(args[3]), data.resolve("slugs"));
            case "comment-count" ->
                System.out.println(
                        commentCount(site, Integer.parseInt(args[3]), Duration.ofSeconds(Long.parseLong(args[4]))));
            case "publish-seen" ->
                System.out.println(
                        publishSeen(site, Integer.parseInt(args[3]), Duration.ofSeconds(Long.parseLong(args[4]))));
            default -> throw new IllegalArgumentException("unknown benchmark " + args[2]);
        }
    }

    private static String draft(String title) {
        return """
                {"title":"%s","standfirst":"What the gates cost, and what they cannot do",
                 "body":{"format":"markdown","source":"%s"},"authors":["Åse Lund"],"section":"World",
                 "tags":["harbour"],"language":"en","commentsOpen":true}""".formatted(title, (PARAGRAPH.repeat(3) + "\\n\\n").repeat(9));
    }

    /** Publishes articles of about 5 KB and writes their slugs, one a line. */
    private static void seed(Site site, int count, Path slugs) throws Exception {
        var published = new ArrayList<Future<String>>();
        var atOnce = new Semaphore(8);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                String title = "Benchmark article " + i;
                atOnce.acquire();
                published.add(threads.submit(() -> {
                    try {
                        return publish(site, title).slug();
                    } finally {
                        atOnce.release();
                    }
                }));
            }
        }
        List<String> lines = new ArrayList<>();
        for (Future<String> each : published) {
            lines.add(each.get());
        }
        Files.write(slugs, lines);
    }

    private record Article(String id, String slug) {}

    private static Article publish(Site site, String title) throws IOException, InterruptedException {
        String id = Site.member(site.post(ARTICLES, "/newsroom/articles", draft(title), 201), "id");
        String published = site.post(ARTICLES, "/newsroom/articles/" + id + "/publication", "{}", 200);
        return new Article(id, Site.member(published, "slug"));
    }

    /** From the POST of a comment to the article's {@code commentCount} with it. */
    private static Latencies commentCount(Site site, int perSecond, Duration length) throws Exception {
        var articles = new ArrayList<Article>();
        for (int i = 0; i < perSecond * length.toSeconds(); i++) {
            articles.add(publish(site, "Commented benchmark article " + i + " at " + System.nanoTime()));
        }
        Article last = articles.getLast();
        while (site.status(COMMENTS, "/articles/" + last.id() + "/comments") != 200) {
            Thread.sleep(50);
        }
        site.call("PUT", COMMENTS, "/moderation/policy", "{\"mode\":\"none\"}", 200);
        return Latencies.at(perSecond, length, number -> {
            Article article = articles.get(number);
            site.post(
                    COMMENTS,
                    "/articles/" + article.id() + "/comments",
                    "{\"author\":\"Reader " + number + "\",\"text\":\"At last.\"}",
                    201);
            while (!site.get(ARTICLES, "/articles/" + article.slug()).contains("\"commentCount\":1")) {
                Thread.sleep(5);
            }
        });
    }

    /** From the POST of a publication to comment-service knowing the article. */
    private static Latencies publishSeen(Site site, int perSecond, Duration length) throws Exception {
        var drafts = new ArrayList<String>();
        for (int i = 0; i < perSecond * length.toSeconds(); i++) {
            drafts.add(Site.member(
                    site.post(ARTICLES, "/newsroom/articles", draft("Seen " + i + " at " + System.nanoTime()), 201),
                    "id"));
        }
        return Latencies.at(perSecond, length, number -> {
            String id = drafts.get(number);
            site.post(ARTICLES, "/newsroom/articles/" + id + "/publication", "{}", 200);
            while (site.status(COMMENTS, "/articles/" + id + "/comments") != 200) {
                Thread.sleep(5);
            }
        });
    }
}
