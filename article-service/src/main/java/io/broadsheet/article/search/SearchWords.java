package io.broadsheet.article.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.jspecify.annotations.Nullable;

/**
 * What a reader typed: words, {@code "phrases"}, {@code begin*}, and {@code -not}. Whatever else was meant by a sign, it
 * parts words: every text can be searched for. AND, OR and NOT between others are what they are elsewhere.
 *
 * @param isAny rather than all of the parts are wanted
 */
record SearchWords(List<Part> parts, boolean isAny) {

    private static final int MOST = 16;
    /** Of all parts together: a single one can be made of hundreds of signs of which each is a word. */
    private static final int MOST_WORDS = 48;

    private static final int SHORTEST_PREFIX = 2;
    private static final Pattern QUOTES =
            Pattern.compile("[\u201C\u201D\u201E\u201F\u00AB\u00BB\u300C\u300D\u300E\u300F]");
    /** Between letters it is a part of the word, as in Hebrew abbreviations. */
    private static final String WITHIN = "(?<=[\\p{L}\\p{M}])\"(?=\\p{L})";

    private static final String QUOTE = "(?!" + WITHIN + ")\"";
    private static final Pattern PART = Pattern.compile("(?<not>(?<=^|\\s)-)?(?:" + QUOTE + "(?<phrase>(?:[^\"]|"
            + WITHIN + ")+)" + QUOTE + "|(?<word>(?:[^\\s\"]|" + WITHIN + ")+))");

    /** Latin, and what has no capitals. */
    private static final Pattern SMALL = Pattern.compile("[\\p{Ll}\\p{Lo}]");

    /** Of a writing with spaces. */
    private static final Pattern LONG_WORD =
            Pattern.compile("[\\p{IsLatin}\\p{IsCyrillic}\\p{IsGreek}\\p{IsHebrew}\\p{IsArabic}\\p{M}]{4,60}");

    private static final Pattern PART_OF_ONE =
            Pattern.compile("[\\p{IsLatin}\\p{IsCyrillic}\\p{IsGreek}\\p{IsArabic}\\p{IsDevanagari}\\p{M}]{3,40}");

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
        return withOperators(parts);
    }

    /** In a question that is all in capitals they are words like the others, and at its end. */
    private static SearchWords withOperators(List<Part> typed) {
        var isShouted =
                typed.stream().noneMatch(part -> SMALL.matcher(part.text()).find());
        var parts = new ArrayList<Part>();
        var any = false;
        for (var i = 0; i < typed.size(); i++) {
            var operator = isShouted || i == typed.size() - 1 ? "" : operator(typed.get(i));
            var next = i == typed.size() - 1 ? null : typed.get(i + 1);
            if (operator.equals("NOT") && !(next instanceof Not) && next != null) {
                parts.add(new Not(next.text()));
                i++;
            } else if (i > 0 && (operator.equals("AND") || operator.equals("OR"))) {
                any |= operator.equals("OR");
            } else {
                parts.add(typed.get(i));
            }
        }
        var most = MOST_WORDS / Math.max(1, parts.size());
        parts.replaceAll(part -> part instanceof Word || part instanceof Prefix ? bounded(part, most) : part);
        return new SearchWords(List.copyOf(parts), any);
    }

    private static Part bounded(Part part, int most) {
        var text = part.text();
        // Every word has a letter at least.
        var end = text.length() <= most ? text.length() : endOf(text, most);
        return end == text.length() ? part : new Word(text.substring(0, end));
    }

    /** Where the first word begins that is one too many. */
    private static int endOf(String text, int most) {
        try (var words = Analysis.ASKING.tokenStream(ArticleFields.WORDS, text)) {
            var place = words.addAttribute(OffsetAttribute.class);
            words.reset();
            var count = 0;
            while (words.incrementToken()) {
                if (count++ == most) {
                    return place.startOffset();
                }
            }
            return text.length();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String operator(Part part) {
        return part instanceof Word(var text) ? text : "";
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
        return begun.equals(parts) ? null : new SearchWords(begun, isAny);
    }

    boolean hasNot() {
        return parts.stream().anyMatch(Not.class::isInstance);
    }

    /** Two words as one: web site and website, Fuß ball and Fußball; null if there are others. */
    @Nullable String asOne() {
        return parts.size() == 2
                        && parts.getFirst() instanceof Word(var first)
                        && parts.getLast() instanceof Word(var last)
                        && PART_OF_ONE.matcher(first).matches()
                        && PART_OF_ONE.matcher(last).matches()
                ? first + last
                : null;
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
        return String.join(isAny ? " OR " : " ", typed);
    }
}
