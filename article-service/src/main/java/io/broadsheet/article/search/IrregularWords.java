package io.broadsheet.article.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Forms of which no rule makes one: mouse and mice, schip and schepen, and the broken plurals of Arabic. Each line of a
 * language's file has the forms of one word; beside the stems of the others stand those of the first.
 */
final class IrregularWords {

    private static final Map<String, Map<String, Set<String>>> READ = new ConcurrentHashMap<>();

    /** Whose it is stands behind an Arabic word, where the stemmer takes the end of the word as well, or nothing. */
    private static final List<String> OWNERS = List.of(
            "\u0647",
            "\u0647\u0627",
            "\u0647\u0645",
            "\u0647\u0645\u0627",
            "\u0647\u0646",
            "\u0646\u0627",
            "\u0643\u0645");

    private IrregularWords() {}

    /**
     * @param stems without what is written straight before a word
     * @param key of the analysis
     * @return the same in languages that have no file
     */
    static TokenStream beside(TokenStream stems, String key) {
        var words = READ.computeIfAbsent(key, IrregularWords::read);
        return words.isEmpty()
                ? stems
                : StemChanges.ofAnyLength(stems, stem -> words.getOrDefault(stem, Set.of()).stream());
    }

    private static Map<String, Set<String>> read(String key) {
        try (var file = IrregularWords.class.getResourceAsStream("/irregular/" + key + ".txt")) {
            return file == null ? Map.of() : of(new String(file.readAllBytes(), UTF_8).lines(), key);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Map<String, Set<String>> of(Stream<String> lines, String key) throws IOException {
        var words = new LinkedHashMap<String, Set<String>>();
        try (var analyzer = Languages.analyzer(key, true)) {
            for (var line : lines.toList()) {
                var forms = new ArrayList<List<String>>();
                for (var form : line.split(" ", -1)) {
                    forms.add(stems(analyzer, form));
                    for (var owner : key.equals("ar") ? OWNERS : List.<String>of()) {
                        forms.add(stems(analyzer, form + owner));
                    }
                }
                // Nothing is left of one that is also a small word: Swedish man.
                forms.removeIf(List::isEmpty);
                forms.forEach(stems -> stems.forEach(stem -> words.computeIfAbsent(stem, other -> new LinkedHashSet<>())
                        .addAll(forms.getFirst())));
            }
        }
        return words;
    }

    private static List<String> stems(Analyzer analyzer, String word) throws IOException {
        var stems = new ArrayList<String>();
        try (var tokens = analyzer.tokenStream("", word)) {
            var stem = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                stems.add(stem.toString());
            }
            tokens.end();
        }
        return stems;
    }
}
