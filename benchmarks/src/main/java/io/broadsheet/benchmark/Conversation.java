package io.broadsheet.benchmark;

import com.mongodb.client.model.Filters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The comments of one article, each by a reader of another network and name. */
final class Conversation {

    static final int PORT = 8082;

    /** By calls; the others are copies, each a second older. */
    private static final int MOST_POSTED = 2_000;

    private final Site site;
    private final String article;
    private final String path;
    private final long run = System.nanoTime();

    /** @param article its id */
    Conversation(Site site, String article) {
        this.site = site;
        this.article = article;
        this.path = "/articles/" + article + "/comments";
    }

    /**
     * Publishes an article with that many comments that readers see.
     *
     * @return its id
     */
    static String begin(Site site, int comments) throws Exception {
        var article = Articles.publish(site, "Talked about at " + System.nanoTime());
        open(site, article);
        var conversation = new Conversation(site, article.id());
        int posted = Math.min(comments, MOST_POSTED);
        Parallel.each(posted - 1, conversation::post);
        Copies.put(
                site,
                "comments",
                Filters.eq("articleId", UUID.fromString(article.id())),
                comments - posted,
                (copy, number) -> {
                    copy.put("threadId", copy.get("_id"));
                    for (String time : new String[] {"postedAt", "since", "shownAt"}) {
                        copy.put(time, new Date(copy.getDate(time).getTime() - 1_000L * number));
                    }
                });
        conversation.post(posted); // has them counted
        Latencies.await(() -> conversation.count() == comments);
        return article.id();
    }

    private long count() throws IOException, InterruptedException {
        String slug = Site.member(site.call("GET", Articles.PORT, "/newsroom/articles/" + article, "", 200), "slug");
        return Long.parseLong(Site.member(site.get(Articles.PORT, "/articles/" + slug), "commentCount"));
    }

    /** From the POST of a comment until the article's count has it. */
    Latencies counted(int perSecond, Duration length) throws Exception {
        var expected = new AtomicLong(count());
        return Latencies.at(perSecond, length, number -> {
            post(number);
            long least = expected.incrementAndGet();
            Latencies.await(() -> count() >= least);
        });
    }

    /** Of a page that does not lie ready. */
    Latencies read(int perSecond, Duration length) throws Exception {
        String further = path + "?after=" + Site.member(site.get(PORT, path), "next");
        return Latencies.at(perSecond, length, number -> site.get(PORT, further));
    }

    /** Of a moderator's list of what readers see of it. */
    Latencies listed(int perSecond, Duration length) throws InterruptedException {
        String list = "/moderation/comments?state=visible&limit=20&article=" + article;
        return Latencies.at(perSecond, length, number -> site.call("GET", PORT, list, "", 200));
    }

    /** Waits until comment-service knows the article, and lets all comments out at once. */
    static void open(Site site, Articles.Article article) throws Exception {
        Latencies.await(() -> site.status(PORT, new Conversation(site, article.id()).path) == 200);
        site.call("PUT", PORT, "/moderation/policy", "{\"mode\":\"none\"}", 200);
    }

    /** @return its id */
    String post(int number) throws IOException, InterruptedException {
        String comment = site.postFrom(
                "\"[2001:db8:%x:%x::1]\"".formatted(number & 0xFFFF, run & 0xFFFF),
                PORT,
                path,
                "{\"author\":\"Reader %d\",\"text\":\"At last, says number %d of run %d.\"}"
                        .formatted(number, number, run),
                201);
        return Site.member(comment, "id");
    }

    /** Until its answer. */
    Latencies posted(int perSecond, Duration length) throws InterruptedException {
        return Latencies.at(perSecond, length, this::post);
    }

    /** From the POST of a comment until the stream of another reader tells of it. */
    Latencies seen(int perSecond, Duration length) throws Exception {
        Map<String, CompletableFuture<Void>> told = new ConcurrentHashMap<>();
        try (var lines = site.follow(PORT, path + "/stream")) {
            Thread.startVirtualThread(() -> {
                try {
                    lines.filter(line -> line.contains("\"id\""))
                            .forEach(line ->
                                    awaited(told, Site.member(line, "id")).complete(null));
                } catch (UncheckedIOException over) {
                    // The stream is closed; what is not told by then is a failure of its own.
                }
            });
            return Latencies.at(
                    perSecond, length, number -> awaited(told, post(number)).get(30, TimeUnit.SECONDS));
        }
    }

    private static CompletableFuture<Void> awaited(Map<String, CompletableFuture<Void>> told, String id) {
        return told.computeIfAbsent(id, any -> new CompletableFuture<>());
    }

    /** Opens that many streams and keeps them until standard input ends. */
    void hold(int streams) throws IOException {
        byte[] request =
                ("GET " + path + "/stream HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        var address = new InetSocketAddress(
                InetAddress.getLoopbackAddress(), site.uri(PORT, path).getPort());
        var open = new ArrayList<SocketChannel>();
        var first = ByteBuffer.allocate(1 << 12);
        for (int i = 0; i < streams; i++) {
            var channel = SocketChannel.open(address);
            channel.write(ByteBuffer.wrap(request));
            open.add(channel);
        }
        for (var channel : open) {
            channel.read(first.clear());
            String answer = new String(first.array(), 0, Math.max(0, first.position()), StandardCharsets.US_ASCII);
            if (!answer.startsWith("HTTP/1.1 200")) {
                throw new IOException(
                        "a stream was refused: " + answer.lines().findFirst().orElse("closed"));
            }
        }
        System.out.println(streams + " open");
        System.in.read();
    }
}
