package io.broadsheet.benchmark;

import com.mongodb.client.model.Filters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;

/**
 * A newsroom's list with very many articles. Some are written by calls; the others are copies of these, put into the
 * database as they are there, each by an id and an address of its own and a second older: events and readers know nothing
 * of them, the list does.
 */
final class NewsroomList {

    private static final int AUTHORS = 200;
    private static final String[] WORDS = {
        "Harbour", "Ferry", "Council", "Tides", "Lighthouse", "Market", "Bridge", "School", "Winter", "Museum"
    };

    private NewsroomList() {}

    /** Writes the calls of some editors to {@code list-KIND} in a folder, one a line. */
    static void fill(Site site, int articles, Path data) throws Exception {
        int written = Math.min(articles, 2_000);
        Parallel.each(written, number -> write(site, number));
        Copies.put(site, "articles", Filters.exists("lookup"), articles - written, (copy, number) -> {
            copy.put("slugs", List.of("copy-" + number));
            copy.put("changedAt", new Date(copy.getDate("changedAt").getTime() - 1_000L * number));
        });
        var calls = new ArrayList<List<String>>(List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
        for (int number = 0; number < AUTHORS; number++) {
            String word = WORDS[number % WORDS.length].substring(0, 4);
            calls.get(0).add("state=draft&author=" + author(number));
            calls.get(1).add("state=published&q=" + word);
            calls.get(2).add("state=draft&author=" + author(number) + "&q=" + word);
        }
        Files.write(data.resolve("list-author"), calls.get(0));
        Files.write(data.resolve("list-title"), calls.get(1));
        Files.write(data.resolve("list-both"), calls.get(2));
    }

    private static String author(int number) {
        return "Author%d".formatted(number % AUTHORS);
    }

    private static void write(Site site, int number) throws Exception {
        String id = Site.member(
                site.post(
                        Articles.PORT,
                        "/newsroom/articles",
                        """
                        {"title":"%s and %s number %d","standfirst":"What it cost","body":{"format":"markdown","source":"Nothing moved but the gulls."},
                         "authors":["%s"],"section":"World","tags":["harbour"],"language":"en","commentsOpen":true}""".formatted(
                                        WORDS[number % WORDS.length],
                                        WORDS[(number / WORDS.length) % WORDS.length].toLowerCase(Locale.ROOT),
                                        number,
                                        author(number)),
                        201),
                "id");
        if (number / AUTHORS % 2 == 0) {
            Articles.publishDraft(site, id);
        }
    }
}
