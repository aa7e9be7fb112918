package io.broadsheet.article.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a reader typed: words, {@code "phrases"}, {@code begin*}, and {@code -not}. Whatever else was meant by a sign, it
 * parts words: every text can be searched for.
 */
record SearchWords(List<Part> parts) {

    private static final int MOST = 16;
    private static final int SHORTEST_PREFIX = 2;
    private static final Pattern QUOTES =
            Pattern.compile("[\u201C\u201D\u201E\u201F\u00AB\u00BB\u300C\u300D\u300E\u300F]");
    /** Between letters it is a part of the word, as in Hebrew abbreviations. */
    private static final String WITHIN = "(?<=[\\p{L}\\p{M}])\"(?=\\p{L})";

    private static final String QUOTE = "(?!" + WITHIN + ")\"";
    private static final Pattern PART = Pattern.compile("(?<not>(?<=^|\\s)-)?(?:" + QUOTE + "(?<phrase>(?:[^\"]|"
            + WITHIN + ")+)" + QUOTE + "|(?<word>(?:[^\\s\"]|" + WITHIN + ")+))");

    /** Of a writing with spaces. */
    private static final Pattern LONG_WORD =
            Pattern.compile("[\\p{IsLatin}\\p{IsCyrillic}\\p{IsGreek}\\p{IsHebrew}\\p{IsArabic}\\p{M}]{4,60}");

    sealed interface Part {
        String text();
    }

    record Word(String text) implements Part {}

    record Phrase(String text) implements Part {}

    record Prefix(String text) implements Part {}

    record Not(String text) implements Part {}

    static SearchWords of(String typed) {
        var parts = new ArrayList<Part>();
        var found = PART.matcher(QUOTES.matcher(typed).replaceAll("\""));
        while (parts.size() < MOST && found.find()) {
            var phrase = found.group("phrase");
            var word = found.group("word");
            if (found.group("not") != null) {
                parts.add(new Not(phrase == null ? word : phrase));
            } else if (phrase != null) {
                parts.add(new Phrase(phrase));
            } else {
                parts.add(word(word));
            }
        }
        return new SearchWords(List.copyOf(parts));
    }

    private static Part word(String word) {
        var end = word.length();
        while (end > 0 && word.charAt(end - 1) == '*') {
            end--;
        }
        var text = word.substring(0, end);
        return end < word.length()
                        && text.codePointCount(0, end) >= SHORTEST_PREFIX
                        && Character.isLetterOrDigit(text.codePointBefore(end))
                ? new Prefix(text)
                : new Word(text);
    }

    /** The same with each longer word taken for a beginning; null if there is none. */
    @Nullable SearchWords begun() {
        var begun = parts.stream()
                .map(part -> part instanceof Word(var text)
                                && LONG_WORD.matcher(text).matches()
                        ? new Prefix(text)
                        : part)
                .toList();
        return begun.equals(parts) ? null : new SearchWords(begun);
    }

    boolean hasNot() {
        return parts.stream().anyMatch(Not.class::isInstance);
    }

    /** All that is wanted, as one text. */
    String wanted() {
        var words = new ArrayList<String>();
        for (var part : parts) {
            if (!(part instanceof Not)) {
                words.add(part.text());
            }
        }
        return String.join(" ", words);
    }

    /** As it could have been typed. */
    String typed() {
        var typed = new ArrayList<String>();
        for (var part : parts) {
            typed.add(
                    switch (part) {
                        case Word(var text) -> text;
                        case Phrase(var text) -> '"' + text + '"';
                        case Prefix(var text) -> text + '*';
                        case Not(var text) -> text.contains(" ") ? "-\"" + text + '"' : '-' + text;
                    });
        }
        return String.join(" ", typed);
    }
}
