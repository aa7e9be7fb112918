package io.broadsheet.comment.domain;

import io.broadsheet.chassis.Texts;
import io.broadsheet.comment.domain.WordList.Span;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Addresses of the web in what people type, those too that are written so that no program sees them. */
final class Links {

    private static final String DOT = "(?:[.\\u2024\\u3002\\uFE52\\uFF0E\\uFF61]"
            + "|\\s?[\\[({<]\\s?(?:\\.|dot|punkt|punto|point)\\s?[\\])}>]\\s?"
            + "|\\s(?:dot|punkt|\\.)\\s"
            + "|\\s\\.(?=(?:com|org|ru|xyz|biz)\\b)"
            + "|\\.\\s(?=com\\b))";
    private static final String LABEL = "[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}\\p{Cf}-]{0,62}+";

    private static final Pattern CANDIDATE = Pattern.compile(
            "(?<url>(?:https?|hxxps?|ftps?)\\s?(?::|\\[:]|\\(:\\))\\s?/\\s?/\\s?\\S++)"
                    + "|(?<www>\\bwww[0-9]?" + DOT + "\\S++)"
                    + "|(?<host>" + LABEL + "(?:" + DOT + LABEL + "){1,8}+)(?::\\d{1,5}+)?(?<path>/\\S++)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SEPARATOR = Pattern.compile(DOT, Pattern.CASE_INSENSITIVE);
    private static final Pattern SENTENCE_END = Pattern.compile("[.,;:!?)\\]}>\"'\\u00BB\\u201C\\u201D\\u2019]+$");

    /** Endings that are no words people begin a sentence with after a forgotten space. */
    private static final Set<String> ENDINGS = Set.of(
            "app", "bid", "biz", "blog", "br", "cc", "cf", "ch", "click", "club", "cn", "co", "com", "cz", "de", "dev",
            "dk", "edu", "es", "eu", "fi", "fr", "ga", "gg", "gov", "gq", "gr", "hu", "icu", "ie", "info", "io", "ir",
            "jp", "kr", "link", "live", "loan", "ly", "ml", "mobi", "net", "news", "nl", "online", "org", "pl", "pro",
            "pt", "pw", "ro", "ru", "se", "shop", "site", "sk", "store", "su", "tk", "top", "tr", "tv", "ua", "uk",
            "vip", "vn", "website", "win", "ws", "xyz");
    /** Endings that are no words at all, however they are written. */
    private static final Set<String> NO_WORDS = Set.of("biz", "cn", "com", "io", "org", "ru", "uk", "xyz");
    /** Endings that are such words: a link only with a path behind. */
    private static final Set<String> WORDS_TOO = Set.of(
            "ai", "am", "as", "at", "be", "by", "do", "id", "in", "is", "it", "la", "me", "my", "no", "so", "to", "us");

    private static final String LOOK_ALIKES =
            "\u0430\u0441\u0435\u043E\u0440\u0445\u0443\u0456\u0455\u0501\u0458\u043C\u043A\u03BF";
    private static final String LOOKS = "aceopxyisdjmko";

    private Links() {}

    static List<Span> in(String text) {
        Plain plain = Plain.of(text);
        return CANDIDATE
                .matcher(plain.text())
                .results()
                .filter(Links::isLink)
                .map(found -> span(plain, found))
                .toList();
    }

    private static Span span(Plain plain, MatchResult found) {
        String whole = found.group();
        var end = SENTENCE_END.matcher(whole);
        return plain.span(
                found.start(), found.start() + (end.find() && end.start() > 0 ? end.start() : whole.length()));
    }

    private static boolean isLink(MatchResult found) {
        String host = found.group("host");
        if (host == null) {
            return true;
        }
        String[] labels = SEPARATOR.split(host);
        boolean hasLatin = host.chars().anyMatch(c -> c < 0x80 && Character.isLetter(c));
        boolean allUpper = host.equals(host.toUpperCase(Locale.ROOT));
        for (int i = 1; i < labels.length; i++) {
            String label = (hasLatin ? latin(labels[i]) : labels[i]).strip();
            String lower = label.toLowerCase(Locale.ROOT);
            boolean written = label.equals(lower) || allUpper || NO_WORDS.contains(lower);
            // One that is not the last has a forgotten space behind, or a page's name.
            if (written && ENDINGS.contains(lower)) {
                return true;
            }
            if (written && i == labels.length - 1 && found.group("path") != null && WORDS_TOO.contains(lower)) {
                return true;
            }
        }
        return false;
    }

    /** With the letters that those of other scripts are taken for. */
    private static String latin(String label) {
        var latin = new StringBuilder(label.length());
        label.chars().forEach(c -> {
            int known = LOOK_ALIKES.indexOf(c);
            latin.append(known < 0 ? (char) c : LOOKS.charAt(known));
        });
        return latin.toString();
    }

    /**
     * A text without what nobody sees, and without full-width and other forms of the same letters.
     *
     * @param places of each of its units in the text as typed
     */
    private record Plain(String text, int[] places) {

        static Plain of(String typed) {
            var plain = new StringBuilder(typed.length());
            int[] places = new int[typed.length()];
            for (int i = 0; i < typed.length(); i += Character.charCount(typed.codePointAt(i))) {
                String seen = plain(typed.codePointAt(i));
                for (int unit = 0; unit < seen.length(); unit++) {
                    places[plain.length() + unit] = i + unit;
                }
                plain.append(seen);
            }
            return new Plain(plain.toString(), places);
        }

        private static String plain(int c) {
            String one = Character.toString(c);
            if (c < 0x80) {
                return one;
            }
            String seen = Texts.withoutIgnorable(one);
            String composed = Normalizer.normalize(seen, Normalizer.Form.NFKC);
            return composed.length() == 1 ? composed : seen;
        }

        Span span(int from, int to) {
            return new Span(places[from], places[to - 1] + 1);
        }
    }
}
