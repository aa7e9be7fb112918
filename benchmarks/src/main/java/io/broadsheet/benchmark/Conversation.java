package io.broadsheet.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The comments of one article, each by a reader of another network and name. */
final class Conversation {

    static final int PORT = 8082;

    private final Site site;
    private final String path;
    private final long run = System.nanoTime();

    /** @param article its id */
    Conversation(Site site, String article) {
        this.site = site;
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
        Parallel.each(comments, new Conversation(site, article.id())::post);
        return article.id();
    }

    /** Waits until comment-service knows the article, and lets all comments out at once. */
    static void open(Site site, Articles.Article article) throws Exception {
        Latencies.await(() -> site.status(PORT, new Conversation(site, article.id()).path) == 200);
        site.call("PUT", PORT, "/moderation/policy", "{\"mode\":\"none\"}", 200);
    }

    /** @return its id */
    String post(int number) throws IOException, InterruptedException {
        String comment = site.postFrom(
                "\"[2001:db8:%x:%x::1]\"".formatted(run & 0xFFFF, number & 0xFFFF),
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
