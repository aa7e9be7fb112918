package io.broadsheet.article.domain;

import io.broadsheet.chassis.Texts;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An article's word in its address: letters of any script, digits and hyphens, in lower case and composed (NFC).
 * Unique over all articles ever.
 */
public record Slug(String value) {

    /** In code points. */
    public static final int MAX_LENGTH = 100;

    private static final Set<String> RESERVED = Set.of("popular", "search");

    /**
     * Apostrophes, and what is drawn around a sign: the key of a digit. In Hebrew the signs of abbreviations, in Arabic what
     * only lengthens a line, in Catalan the dot between two l.
     */
    private static final Pattern LEFT_OUT = Pattern.compile("['\\u2018\\u2019\\u02BC\\p{Me}\\u05F3\\u05F4\\u0640]"
            + "|(?<=\\p{IsHebrew})[\"\\u201D](?=\\p{IsHebrew})|(?<=[lL])\\u00B7(?=[lL])");

    private static final Pattern TRADEMARKS = Pattern.compile("[\\u2120\\u2122]");
    /** Five and a half are not fifty-one halves. */
    private static final Pattern BETWEEN_NUMBERS = Pattern.compile("(?<=\\p{Nd})(?=\\p{No})");
    /** All but the letters of Armenian, Thai, Lao and Korean that nobody writes in parts. */
    private static final Pattern COMPATIBLE = Pattern.compile("[^\\u0587\\u0E33\\u0EB3\\u3131-\\u318E]+");

    /** Letters, digits, and numbers written as letters: the Chinese and Japanese zero is one. */
    private static final String FIRST = "[\\p{L}\\p{Nd}\\p{Nl}]";

    private static final String WITHIN = "[\\p{L}\\p{M}\\p{Nd}\\p{Nl}]";

    private static final Pattern ALLOWED = Pattern.compile(FIRST + WITHIN + "*(?:-+" + FIRST + WITHIN + "*)*+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?:[^\\p{L}\\p{M}\\p{Nd}\\p{Nl}]+\\p{M}*)+");

    /** @throws InvalidSlug if it is not what a slug is */
    public Slug {
        if (value.isEmpty()) {
            throw new InvalidSlug(Sentence.EMPTY.with());
        }
        if (value.codePointCount(0, value.length()) > MAX_LENGTH) {
            throw new InvalidSlug(Sentence.LONG.with(MAX_LENGTH));
        }
        if (!isPlain(value) && (!ALLOWED.matcher(value).matches() || !value.equals(canonical(value)))) {
            throw new InvalidSlug(Sentence.SLUG_SHAPE.with());
        }
        if (RESERVED.contains(value)) {
            throw new InvalidSlug(Sentence.SLUG_RESERVED.with());
        }
    }

    /** As most are; the rules of all scripts take a while, and lists are made of slugs. */
    private static boolean isPlain(String value) {
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            var isWord = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
            if (!isWord && (c != '-' || i == 0 || i == value.length() - 1)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The slug that somebody typed, in whatever case, and with characters that nobody sees.
     *
     * @throws InvalidSlug if there is none to be seen in it
     */
    public static Slug of(String typed) {
        // Refused before it is normalised, which could cost much for a long one.
        return new Slug(typed.length() > 4 * MAX_LENGTH ? typed : canonical(typed));
    }

    /**
     * A slug made of a title's words, as many as fit; always valid. What nobody sees is no part of it and parts no words:
     * what a joiner or soft hyphen holds together stays together.
     */
    public static Slug derivedFrom(String title) {
        var plain = canonical(LEFT_OUT.matcher(spelledOut(title)).replaceAll(""))
                // Lower case leaves a second dot of a capital that has one.
                .replace("i\u0307", "i");
        // The blank in front parts marks from nothing, as BETWEEN_WORDS does in the middle.
        var words = BETWEEN_WORDS.matcher(" " + plain + " ").replaceAll("-");
        var slug = cut(words.substring(1), MAX_LENGTH);
        if (slug.isEmpty()) {
            return new Slug("article");
        }
        return new Slug(RESERVED.contains(slug) ? slug + "-article" : slug);
    }

    /** Digits, letters and words for the signs that stand for them (NFKC): CO2, 1-2 for a half. */
    private static String spelledOut(String title) {
        var parted = BETWEEN_NUMBERS
                .matcher(TRADEMARKS.matcher(title).replaceAll(""))
                .replaceAll(" ");
        return COMPATIBLE
                .matcher(parted)
                .replaceAll(run -> Matcher.quoteReplacement(Normalizer.normalize(run.group(), Normalizer.Form.NFKC)));
    }

    /** This slug for the first, and with the number behind it for others; shortened where it needs to be. */
    public Slug numbered(int number) {
        if (number == 1) {
            return this;
        }
        var suffix = "-" + number;
        return new Slug(cut(value, MAX_LENGTH - suffix.length()) + suffix);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String canonical(String text) {
        return Normalizer.normalize(Texts.withoutIgnorable(text).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    /** At most so many code points, whole words if there is more than one, no hyphen at the end. */
    private static String cut(String words, int length) {
        var kept = words;
        if (words.codePointCount(0, words.length()) > length) {
            var end = words.offsetByCodePoints(0, length);
            var hyphen = words.lastIndexOf('-', end);
            kept = words.substring(0, hyphen > 0 ? hyphen : end);
        }
        var end = kept.length();
        while (end > 0 && kept.charAt(end - 1) == '-') {
            end--;
        }
        return kept.substring(0, end);
    }
}
