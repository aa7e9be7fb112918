package io.broadsheet.article.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import morfologik.fsa.FSATraversal;
import morfologik.fsa.MatchResult;
import morfologik.stemming.Dictionary;
import morfologik.stemming.DictionaryLookup;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/**
 * Finds the lemmas of words by a dictionary of all their cases, genders and numbers, which is read when it is first needed.
 * Capitals do not matter, and accents and apostrophes may be missing.
 */
final class Inflected {

    enum Language {
        POLISH(
                "morfologik/stemming/polish/polish",
                Inflected::withoutAccents,
                Endings::withoutPolish,
                "a ą c ć e ę l ł n ń o ó s ś z ź ż"),
        UKRAINIAN("ua/net/nlp/ukrainian", Inflected::withoutSigns, Endings::withoutUkrainian, "я 'я ю 'ю є 'є ї 'ї");

        private final String dictionary;
        private final UnaryOperator<String> plain;
        private final UnaryOperator<String> stem;
        private final Map<String, List<String>> spellings;

        /**
         * @param plain takes accents and apostrophes away
         * @param stem takes the ending of a plain word away
         * @param letters that are the same then, and those that they are then
         */
        Language(String dictionary, UnaryOperator<String> plain, UnaryOperator<String> stem, String letters) {
            this.dictionary = dictionary;
            this.plain = plain;
            this.stem = stem;
            this.spellings = Stream.of(letters.split(" ", -1))
                    .collect(groupingBy(plain, flatMapping(Language::smallAndLarge, toList())));
        }

        /** Of a plain letter all that it may stand for. */
        private Stream<String> spellings(String letter) {
            var known = spellings.get(letter);
            return known == null ? smallAndLarge(letter) : known.stream();
        }

        private static Stream<String> smallAndLarge(String letter) {
            return Stream.of(letter, letter.toUpperCase(Locale.ROOT));
        }
    }

    private static final int LONGEST = 40;
    /** Beginnings that differ in nothing but accents and capitals; of any word dictionaries have a dozen at most. */
    private static final int MOST_ALIKE = 64;

    private static final Map<Language, Dictionary> READ = new ConcurrentHashMap<>();

    private final Language language;
    private final Dictionary dictionary;
    private final DictionaryLookup lookup;
    private final FSATraversal letters;

    /** For one thread. */
    Inflected(Language language) {
        this.language = language;
        this.dictionary = READ.computeIfAbsent(language, Inflected::read);
        this.lookup = new DictionaryLookup(dictionary);
        this.letters = new FSATraversal(dictionary.fsa);
    }

    private static Dictionary read(Language language) {
        var loader = requireNonNull(Inflected.class.getClassLoader());
        try (var words = loader.getResourceAsStream(language.dictionary + ".dict");
                var format = loader.getResourceAsStream(language.dictionary + ".info")) {
            return Dictionary.read(words, format);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * What a word is known by, all without accents and apostrophes: its lemmas, or what stands before its ending if the
     * dictionary does not have it.
     *
     * @param word in small letters
     * @param isTyped rather than of a text: if it has no accents, one that has them may be meant
     */
    Set<String> lemmas(String word, boolean isTyped) {
        var lemmas = new LinkedHashSet<String>();
        var spelled = asInDictionaries(word);
        addLemmas(spelled, lemmas);
        addLemmas(spelled.substring(0, 1).toUpperCase(Locale.ROOT) + spelled.substring(1), lemmas);
        var isKnown = !lemmas.isEmpty();
        var plain = language.plain.apply(word);
        if (!isKnown) {
            lemmas.add(language.stem.apply(plain));
        }
        if (!isKnown || isTyped && plain.equals(word)) {
            alike(plain).forEach(each -> addLemmas(each, lemmas));
        }
        return lemmas;
    }

    private void addLemmas(String word, Set<String> lemmas) {
        for (var found : lookup.lookup(word)) {
            lemmas.add(language.plain.apply(found.getStem().toString().toLowerCase(Locale.ROOT)));
        }
    }

    /** All words of the dictionary that are this one but for accents and capitals. */
    private Set<String> alike(String plain) {
        if (plain.length() > LONGEST) {
            return Set.of();
        }
        var begun = Map.of("", dictionary.fsa.getRootNode());
        for (var letter : plain.split("", -1)) {
            begun = goOn(begun, letter);
        }
        var alike = new LinkedHashSet<String>();
        begun.forEach((word, node) -> {
            if (dictionary.fsa.getArc(node, dictionary.metadata.getSeparator()) != 0) {
                alike.add(word);
            }
        });
        return alike;
    }

    /** @param begun where the automaton of the dictionary is by then, by what has been read */
    private Map<String, Integer> goOn(Map<String, Integer> begun, String letter) {
        var next = new LinkedHashMap<String, Integer>();
        begun.forEach((before, node) -> language.spellings(letter).forEach(spelling -> {
            var found = letters.match(spelling.getBytes(UTF_8), node);
            if (found.kind == MatchResult.SEQUENCE_IS_A_PREFIX && next.size() < MOST_ALIKE) {
                next.put(before + spelling, found.node);
            }
        }));
        return next;
    }

    private static String withoutAccents(String word) {
        var folded = new char[word.length() * 4];
        var length = ASCIIFoldingFilter.foldToASCII(word.toCharArray(), 0, folded, 0, word.length());
        return new String(folded, 0, length);
    }

    private static String withoutSigns(String word) {
        return asInDictionaries(word).replace("'", "");
    }

    /** With one kind of apostrophe, without stress, and with one letter where Ukrainians write either of two. */
    private static String asInDictionaries(String word) {
        return word.replace('\u2019', '\'')
                .replace('\u02BC', '\'')
                .replace("\u0301", "")
                .replace('ґ', 'г');
    }
}
