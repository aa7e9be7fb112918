package io.broadsheet.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Articles of about 5 KB that differ: words that nobody knows, as often used as words are (by Zipf), 30,000 of them, ten
 * sections, 200 tags. And what readers ask of them.
 */
final class Corpus {

    private static final int WORDS = 30_000;
    private static final int QUERIES = 2_000;
    private static final String[] SYLLABLES =
            "ba be bi bo bra da de dor fa fen ga gra ha hel ja ka kel kir la lem lo ma men mi na nor ol pa per ra ro sa sel ta tor u va ver wi zo"
                    .split(" ");

    private final Random random = new Random(42);
    private final String[] words = new String[WORDS];

    Corpus() {
        for (int i = 0; i < WORDS; i++) {
            var word = new StringBuilder();
            for (int n = i; n > 0 || word.isEmpty(); n /= SYLLABLES.length) {
                word.append(SYLLABLES[n % SYLLABLES.length]);
            }
            words[i] = word.append("nt".charAt(i % 2)).toString();
        }
    }

    /** The first words come most often: about as often as their place says. */
    private String word() {
        return words[(int) Math.min(WORDS - 1, Math.exp(random.nextDouble() * Math.log(WORDS)))];
    }

    private String text(int length) {
        var text = new StringBuilder();
        while (text.length() < length) {
            text.append(word()).append(random.nextInt(12) == 0 ? ". " : " ");
        }
        return text.toString();
    }

    private synchronized String draft(int number) {
        return """
                {"title":"%s %d","standfirst":"%s","body":{"format":"markdown","source":"%s"},"authors":["Reporter %d"],
                 "section":"Section %d","tags":["tag-%d","tag-%d"],"language":"en","commentsOpen":true}""".formatted(
                        text(40),
                        number,
                        text(120),
                        text(5_000),
                        random.nextInt(50),
                        random.nextInt(10),
                        random.nextInt(200),
                        random.nextInt(200));
    }

    /** Publishes that many, and writes their slugs and the queries, one a line. */
    void publish(Site site, int count, Path folder) throws Exception {
        var slugs = new String[count];
        Parallel.each(count, i -> slugs[i] = publish(site, draft(i)));
        Files.write(folder.resolve("slugs"), List.of(slugs));
        var queries = new ArrayList<String>();
        for (int i = 0; i < QUERIES; i++) {
            queries.add(query(i));
        }
        Files.write(folder.resolve("queries"), queries);
    }

    private static String publish(Site site, String draft) throws IOException, InterruptedException {
        String id = Site.member(site.post(Articles.PORT, "/newsroom/articles", draft, 201), "id");
        return Site.member(Articles.publishDraft(site, id), "slug");
    }

    private static String start(String word) {
        return word.substring(0, Math.min(3, word.length()));
    }

    /** One word, two, three, and of ten one phrase and one prefix; as they stand in an address. */
    private String query(int number) {
        return switch (number % 10) {
            case 0 -> "%22" + word() + "%20" + word() + "%22";
            case 1 -> start(word()) + "*";
            case 2, 3, 4 -> word();
            case 5, 6, 7 -> word() + "%20" + word();
            default -> word() + "%20" + word() + "%20" + word();
        };
    }
}
