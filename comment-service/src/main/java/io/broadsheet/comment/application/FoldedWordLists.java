package io.broadsheet.comment.application;

import io.broadsheet.comment.domain.ListedWord;
import io.broadsheet.comment.domain.WordList;
import io.broadsheet.comment.domain.WordLists;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists of words, each found as a whole word in any case, accent and look-alike letters, taken apart too. */
@Component
public class FoldedWordLists implements WordLists {

    @Override
    public WordList of(List<ListedWord> words) {
        return words.isEmpty() ? (_, _) -> List.of() : new Folded(words);
    }

    private static final class Folded implements WordList {

        /** By the first word of each, as it is written and as it looks. */
        private final Map<String, List<Entry>> byFirst = new HashMap<>();

        /** Of one word of some length, which may be taken apart. */
        private final NavigableMap<String, List<Entry>> byPlain = new TreeMap<>();

        private final NavigableMap<String, List<Entry>> byLook = new TreeMap<>();

        private final NavigableMap<String, List<Entry>> byMixed = new TreeMap<>();

        /** Of scripts that put no spaces between words: found anywhere. */
        private final List<Unspaced> unspaced = new ArrayList<>();

        private record Entry(@Nullable String language, List<FoldedWord.Listed> words) {

            boolean isFor(@Nullable String ofText) {
                return Folded.isFor(language, ofText);
            }

            boolean isLatin() {
                return words.stream().allMatch(FoldedWord.Listed::latin);
            }

            boolean startsAt(List<FoldedWord> text, int index) {
                if (index + words.size() > text.size()) {
                    return false;
                }
                for (int i = 0; i < words.size(); i++) {
                    if (!words.get(i).isMeantBy(text.get(index + i))) {
                        return false;
                    }
                }
                return true;
            }
        }

        private record Unspaced(@Nullable String language, String letters) {}

        Folded(List<ListedWord> listed) {
            for (ListedWord each : listed) {
                var words = FoldedWord.Listed.in(each.word());
                if (words.isEmpty()) {
                    continue;
                }
                if (FoldedWord.isUnspaced(each.word())) {
                    unspaced.add(new Unspaced(
                            each.language(), FoldedText.of(each.word()).text()));
                    continue;
                }
                var entry = new Entry(each.language(), words);
                put(byPlain, joined(words, FoldedWord.Listed::plain), entry);
                put(byLook, joined(words, FoldedWord.Listed::look), entry);
                put(byMixed, joined(words, FoldedWord.Listed::mixed), entry);
                words.getFirst()
                        .keys()
                        .forEach(key -> byFirst.computeIfAbsent(key, _ -> new ArrayList<>())
                                .add(entry));
            }
        }

        /** In each spelling of the first word; of the others the first one will do. */
        private static Set<String> joined(
                List<FoldedWord.Listed> words, Function<FoldedWord.Listed, Set<String>> spellings) {
            String others = words.stream()
                    .skip(1)
                    .map(word -> spellings.apply(word).iterator().next())
                    .collect(Collectors.joining());
            return spellings.apply(words.getFirst()).stream()
                    .map(first -> first + others)
                    .collect(Collectors.toSet());
        }

        private static void put(Map<String, List<Entry>> entries, Set<String> keys, Entry entry) {
            keys.stream()
                    .filter(key -> key.length() >= WordForms.FEWEST_LETTERS)
                    .forEach(key ->
                            entries.computeIfAbsent(key, _ -> new ArrayList<>()).add(entry));
        }

        private static boolean isFor(@Nullable String only, @Nullable String ofText) {
            return only == null
                    || ofText != null
                            && (ofText.equalsIgnoreCase(only)
                                    || ofText.toLowerCase(Locale.ROOT).startsWith(only.toLowerCase(Locale.ROOT) + "-"));
        }

        @Override
        public List<Span> find(String text, @Nullable String language) {
            var found = new LinkedHashSet<Span>();
            var read = ReadText.of(text);
            List<FoldedWord> words = WordTokenizer.in(read);
            find(words, read, language, found);
            find(WordTokenizer.withSignsIn(read), read, language, found);
            find(WordTokenizer.partedIn(read, words), read, language, found);
            if (!unspaced.isEmpty() && FoldedWord.isUnspaced(text)) {
                var folded = FoldedText.of(text);
                unspaced.stream()
                        .filter(entry -> isFor(entry.language(), language))
                        .forEach(entry -> found.addAll(folded.find(entry.letters())));
            }
            return List.copyOf(found);
        }

        private void find(List<FoldedWord> words, ReadText text, @Nullable String language, Set<Span> found) {
            for (int i = 0; i < words.size(); i++) {
                FoldedWord first = words.get(i);
                for (String key : first.keys()) {
                    for (Entry entry : byFirst.getOrDefault(key, List.of())) {
                        if (entry.isFor(language) && entry.startsAt(words, i)) {
                            found.add(text.span(
                                    first.start(),
                                    words.get(i + entry.words().size() - 1).end()));
                        }
                    }
                }
                if (i + 1 < words.size() && first.isJoinedTo(words.get(i + 1), text)) {
                    var row = new Row(language);
                    int end = row.matchEnd(words, i, text);
                    if (end > 0) {
                        found.add(text.span(first.start(), end));
                    }
                }
            }
        }

        /** Parts that may be one word, as far as a listed one begins with them. */
        private final class Row {

            private final @Nullable String language;
            private final StringBuilder plain = new StringBuilder();
            private final StringBuilder look = new StringBuilder();
            private final StringBuilder mixed = new StringBuilder();
            private int units;
            private int letters;
            private boolean isLatin = true;
            private boolean hasLatin;

            Row(@Nullable String language) {
                this.language = language;
            }

            /** @return where the first word ends that they make; 0 if they make none */
            int matchEnd(List<FoldedWord> words, int start, ReadText text) {
                for (int i = start; i < words.size(); i++) {
                    FoldedWord part = words.get(i);
                    if (i > start && !words.get(i - 1).isJoinedTo(part, text)) {
                        return 0;
                    }
                    add(part);
                    if (i > start && isListed()) {
                        return part.end();
                    }
                    if (!isBegun(byPlain, plain) && !isBegun(byLook, look) && !isBegun(byMixed, mixed)) {
                        return 0;
                    }
                }
                return 0;
            }

            private void add(FoldedWord part) {
                plain.append(part.plain());
                look.append(part.lookInRow());
                mixed.append(part.mixedInRow());
                units += part.end() - part.start();
                letters += part.letters();
                hasLatin |= part.isPlainLatin();
                isLatin &= part.isPlainLatin() && part.look() == null;
            }

            private boolean isListed() {
                return isAny(byPlain.get(plain.toString()), false)
                        || isReadable() && isAny(byLook.get(look.toString()), isLatin)
                        || isReadable() && hasLatin && !isLatin && isAny(byMixed.get(mixed.toString()), false);
            }

            /** Not of digits and signs for the most part, which are sums, scores and names of things. */
            private boolean isReadable() {
                return letters == units || letters > 1 && 2 * letters >= units;
            }

            /** @param isLatin then it is not taken for another Latin word that looks the same */
            private boolean isAny(@Nullable List<Entry> entries, boolean isLatin) {
                return entries != null
                        && entries.stream().anyMatch(entry -> entry.isFor(language) && !(isLatin && entry.isLatin()));
            }

            private static boolean isBegun(NavigableMap<String, List<Entry>> entries, StringBuilder row) {
                String begun = row.toString();
                String next = entries.ceilingKey(begun);
                return next != null && next.startsWith(begun);
            }
        }
    }
}
