package io.broadsheet.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Loads a started standalone: {@code Main OFFSET DATA seed COUNT | corpus COUNT | comment-count RATE SECONDS | publish-seen RATE
 * SECONDS | page-published RATE SECONDS | page-changed RATE SECONDS | page-gone RATE SECONDS | beacons RATE SECONDS | weight
 * PATH | scrolled PATH | paint PATH LATENCY SLOWER | typing WORDS SLOWER VIEW | list COUNT | token | subscribe COUNT | digests COUNT | talk COMMENTS |
 * talk-posted ID RATE SECONDS | talk-read ID RATE SECONDS | talk-listed ID RATE SECONDS | talk-counted ID RATE SECONDS |
 * talk-seen ID RATE SECONDS | talk-beside ID FLOOD RATE SECONDS | talk-streams ID COUNT}.
 * {@code benchmarks/run} calls it.
 */
final class Main {

    private Main() {}

    public static void main(String[] args) throws Exception {
        Path data = Path.of(args[1]);
        var site = new Site(Integer.parseInt(args[0]), data);
        switch (args[2]) {
            case "seed" -> seed(site, Integer.parseInt(args[3]), data);
            case "corpus" -> new Corpus().publish(site, Integer.parseInt(args[3]), data);
            case "comment-count" ->
                System.out.println(
                        commentCount(site, Integer.parseInt(args[3]), Duration.ofSeconds(Long.parseLong(args[4]))));
            case "publish-seen" ->
                System.out.println(
                        publishSeen(site, Integer.parseInt(args[3]), Duration.ofSeconds(Long.parseLong(args[4]))));
            case "page-published" ->
                System.out.println(Freshness.published(
                        site, Integer.parseInt(args[3]), Duration.ofSeconds(Long.parseLong(args[4]))));
            case "page-changed" ->
                System.out.println(Freshness.changed(
                        site, Integer.parseInt(args[3]), Duration.ofSeconds(Long.parseLong(args[4]))));
            case "page-gone" ->
                System.out.println(Freshness.withdrawn(
                        site, Integer.parseInt(args[3]), Duration.ofSeconds(Long.parseLong(args[4]))));
            case "beacons" ->
                System.out.println(beacons(
                        site,
                        Files.readAllLines(data.resolve("slugs")),
                        Integer.parseInt(args[3]),
                        Duration.ofSeconds(Long.parseLong(args[4]))));
            case "weight" -> System.out.println(FirstVisit.weight(site.uri(Freshness.WEBSITE, args[3])));
            case "scrolled" -> System.out.println(FirstVisit.scrolled(site.uri(Freshness.WEBSITE, args[3])));
            case "paint" ->
                System.out.println(FirstVisit.paint(
                        site.uri(Freshness.WEBSITE, args[3]),
                        Double.parseDouble(args[4]),
                        Double.parseDouble(args[5])));
            case "talk" -> System.out.println(Conversation.begin(site, Integer.parseInt(args[3])));
            case "talk-posted" ->
                System.out.println(new Conversation(site, args[3])
                        .posted(Integer.parseInt(args[4]), Duration.ofSeconds(Long.parseLong(args[5]))));
            case "talk-read" ->
                System.out.println(new Conversation(site, args[3])
                        .read(Integer.parseInt(args[4]), Duration.ofSeconds(Long.parseLong(args[5]))));
            case "talk-listed" ->
                System.out.println(new Conversation(site, args[3])
                        .listed(Integer.parseInt(args[4]), Duration.ofSeconds(Long.parseLong(args[5]))));
            case "talk-counted" ->
                System.out.println(new Conversation(site, args[3])
                        .counted(Integer.parseInt(args[4]), Duration.ofSeconds(Long.parseLong(args[5]))));
            case "talk-seen" ->
                System.out.println(new Conversation(site, args[3])
                        .seen(Integer.parseInt(args[4]), Duration.ofSeconds(Long.parseLong(args[5]))));
            case "talk-beside" ->
                System.out.println(commentCountBeside(
                        site,
                        args[3],
                        Integer.parseInt(args[4]),
                        Integer.parseInt(args[5]),
                        Duration.ofSeconds(Long.parseLong(args[6]))));
            case "talk-streams" -> new Conversation(site, args[3]).hold(Integer.parseInt(args[4]));
            case "typing" -> {
                String credentials = Files.readString(data.resolve("credentials"));
                System.out.println(Typing.measure(
                        site.uri(8085, "/articles/new"),
                        Site.setting(credentials, "NEWSROOM_USER"),
                        Site.setting(credentials, "NEWSROOM_PASSWORD"),
                        Integer.parseInt(args[3]),
                        Double.parseDouble(args[4]),
                        args[5].equals("markdown")));
            }
            case "list" -> NewsroomList.fill(site, Integer.parseInt(args[3]), data);
            case "token" -> System.out.println(site.token());
            case "subscribe" -> Digests.subscribe(site, Integer.parseInt(args[3]));
            case "digests" -> System.out.println(Digests.send(site, Integer.parseInt(args[3])));
            default -> throw new IllegalArgumentException("unknown benchmark " + args[2]);
        }
    }

    /** Publishes articles and writes their slugs and their ids, one a line. */
    private static void seed(Site site, int count, Path data) throws Exception {
        var published = new Articles.Article[count];
        Parallel.each(count, i -> published[i] = Articles.publish(site, "Benchmark article " + i));
        Files.write(
                data.resolve("slugs"),
                Stream.of(published).map(Articles.Article::slug).toList());
        Files.write(
                data.resolve("ids"),
                Stream.of(published).map(Articles.Article::id).toList());
    }

    /** From the POST of a comment to the article's {@code commentCount} with it, each on an article of its own. */
    private static Latencies commentCount(Site site, int perSecond, Duration length) throws Exception {
        return commentCount(site, commented(site, perSecond, length), perSecond, length);
    }

    /** The same while comments come in on another one. */
    private static Latencies commentCountBeside(Site site, String flooded, int flood, int perSecond, Duration length)
            throws Exception {
        var articles = commented(site, perSecond, length);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var flooding = threads.submit(() -> new Conversation(site, flooded).posted(flood, length));
            var latencies = commentCount(site, articles, perSecond, length);
            System.out.println("comments on the flooded one: " + flooding.get());
            return latencies;
        }
    }

    private static List<Articles.Article> commented(Site site, int perSecond, Duration length) throws Exception {
        var articles = new ArrayList<Articles.Article>();
        for (int i = 0; i < perSecond * length.toSeconds(); i++) {
            articles.add(Articles.publish(site, "Commented benchmark article " + i + " at " + System.nanoTime()));
        }
        Conversation.open(site, articles.getLast());
        return articles;
    }

    private static Latencies commentCount(Site site, List<Articles.Article> articles, int perSecond, Duration length)
            throws Exception {
        return Latencies.at(perSecond, length, number -> {
            var article = articles.get(number);
            new Conversation(site, article.id()).post(number);
            Latencies.await(
                    () -> site.get(Articles.PORT, "/articles/" + article.slug()).contains("\"commentCount\":1"));
        });
    }

    /** Views that pages tell the website of, each by a reader of its own. */
    private static Latencies beacons(Site site, List<String> slugs, int perSecond, Duration length) throws Exception {
        return Latencies.at(
                perSecond,
                length,
                number -> site.postFrom(
                        "\"[2001:db8:%x:%x::1]\"".formatted(number >> 16, number & 0xFFFF),
                        Freshness.WEBSITE,
                        "/articles/" + slugs.get(number % slugs.size()) + "/views",
                        "",
                        202));
    }

    /** From the POST of a publication to comment-service knowing the article. */
    private static Latencies publishSeen(Site site, int perSecond, Duration length) throws Exception {
        var drafts = new ArrayList<String>();
        for (int i = 0; i < perSecond * length.toSeconds(); i++) {
            drafts.add(Articles.draft(site, "Seen " + i + " at " + System.nanoTime()));
        }
        return Latencies.at(perSecond, length, number -> {
            String id = drafts.get(number);
            Articles.publishDraft(site, id);
            Latencies.await(() -> site.status(Conversation.PORT, "/articles/" + id + "/comments") == 200);
        });
    }
}
