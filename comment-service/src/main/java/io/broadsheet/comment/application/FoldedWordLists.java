package io.broadsheet.comment.application;

import io.broadsheet.comment.domain.ListedWord;
import io.broadsheet.comment.domain.WordList;
import io.broadsheet.comment.domain.WordLists;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists of words, each found as a whole word in any case, accent and look-alike letters. */
@Component
public class FoldedWordLists implements WordLists {

    @Override
    public WordList of(List<ListedWord> words) {
        return words.isEmpty() ? (_, _) -> List.of() : new Folded(words);
    }

    private static final class Folded implements WordList {

        /** By the first word of each, as it is written and as it looks. */
        private final Map<String, List<Entry>> byFirst = new HashMap<>();

        /** Of one word of some length, which may be spelled out. */
        private final List<Entry> single = new ArrayList<>();

        /** Of scripts that put no spaces between words: found anywhere. */
        private final List<Entry> unspaced = new ArrayList<>();

        private record Entry(ListedWord listed, List<FoldedWord.Listed> words) {

            boolean isFor(@Nullable String language) {
                String only = listed.language();
                return only == null
                        || language != null
                                && (language.equalsIgnoreCase(only)
                                        || language.toLowerCase(Locale.ROOT)
                                                .startsWith(only.toLowerCase(Locale.ROOT) + "-"));
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

        Folded(List<ListedWord> listed) {
            for (ListedWord each : listed) {
                var words = FoldedWord.Listed.in(each.word());
                if (words.isEmpty()) {
                    continue;
                }
                var entry = new Entry(each, words);
                if (FoldedWord.isUnspaced(each.word())) {
                    unspaced.add(entry);
                    continue;
                }
                if (words.size() == 1 && words.getFirst().plain().length() >= FoldedWord.FEWEST_LETTERS) {
                    single.add(entry);
                }
                words.getFirst()
                        .keys()
                        .forEach(key -> byFirst.computeIfAbsent(key, _ -> new ArrayList<>())
                                .add(entry));
            }
        }

        private void findIn(List<FoldedWord> letters, @Nullable String language, List<Span> found) {
            String together = letters.stream().map(FoldedWord::plain).collect(Collectors.joining());
            for (Entry entry : single) {
                String word = entry.words().getFirst().plain();
                int at = entry.isFor(language) ? together.indexOf(word) : -1;
                if (at >= 0) {
                    found.add(new Span(
                            letters.get(at).from(),
                            letters.get(at + word.length() - 1).to()));
                }
            }
        }

        @Override
        public List<Span> find(String text, @Nullable String language) {
            var found = new ArrayList<Span>();
            List<FoldedWord> words = FoldedWord.in(text);
            for (int i = 0; i < words.size(); i++) {
                int at = i;
                FoldedWord first = words.get(i);
                first.keys().stream()
                        .flatMap(key -> byFirst.getOrDefault(key, List.of()).stream())
                        .filter(entry -> entry.isFor(language) && entry.startsAt(words, at))
                        .map(entry -> new Span(
                                first.from(),
                                words.get(at + entry.words().size() - 1).to()))
                        .distinct()
                        .forEach(found::add);
            }
            FoldedWord.spelledOut(words, text).forEach(letters -> findIn(letters, language, found));
            if (!unspaced.isEmpty()) {
                var folded = FoldedText.of(text);
                unspaced.stream()
                        .filter(entry -> entry.isFor(language))
                        .forEach(entry -> found.addAll(
                                folded.find(FoldedText.of(entry.listed().word()).text())));
            }
            return found;
        }
    }
}
