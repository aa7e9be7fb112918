package io.broadsheet.comment.domain;

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
            + "|\\s(?:dot|punkt|\\.)\\s)";
    private static final String LABEL = "[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}\\p{Cf}-]{0,62}+";

    private static final Pattern CANDIDATE = Pattern.compile(
            "(?<url>(?:https?|hxxps?|ftps?)\\s?(?::|\\[:]|\\(:\\))\\s?/\\s?/\\s?\\S++)"
                    + "|(?<www>\\bwww[0-9]?" + DOT + "\\S++)"
                    + "|(?<host>" + LABEL + "(?:" + DOT + LABEL + "){1,8}+)(?::\\d{1,5}+)?(?<path>/\\S++)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ENDING = Pattern.compile("[\\p{L}\\p{N}\\p{M}\\p{Cf}-]++$");
    private static final Pattern SENTENCE_END = Pattern.compile("[.,;:!?)\\]}>\"'\\u00BB\\u201C\\u201D\\u2019]+$");

    /** Endings that are no words people begin a sentence with after a forgotten space. */
    private static final Set<String> ENDINGS = Set.of(
            "app", "bid", "biz", "blog", "br", "cc", "cf", "ch", "click", "club", "cn", "co", "com", "cz", "de", "dev",
            "dk", "edu", "es", "eu", "fi", "fr", "ga", "gg", "gov", "gq", "gr", "hu", "icu", "ie", "info", "io", "ir",
            "jp", "kr", "link", "live", "loan", "ly", "ml", "mobi", "net", "news", "nl", "online", "org", "pl", "pro",
            "pt", "pw", "ro", "ru", "se", "shop", "site", "sk", "store", "su", "tk", "top", "tr", "tv", "ua", "uk",
            "vip", "vn", "website", "win", "ws", "xyz");
    /** Endings that are such words: a link only with a path behind. */
    private static final Set<String> WORDS_TOO = Set.of(
            "ai", "am", "as", "at", "be", "by", "do", "id", "in", "is", "it", "la", "me", "my", "no", "so", "to", "us");

    private Links() {}

    static List<Span> in(String text) {
        String plain = plain(text);
        return CANDIDATE
                .matcher(plain)
                .results()
                .filter(Links::isLink)
                .map(found -> span(plain, found))
                .toList();
    }

    private static Span span(String plain, MatchResult found) {
        String whole = plain.substring(found.start(), found.end());
        var end = SENTENCE_END.matcher(whole);
        return new Span(found.start(), found.start() + (end.find() && end.start() > 0 ? end.start() : whole.length()));
    }

    private static boolean isLink(MatchResult found) {
        String host = found.group("host");
        if (host == null) {
            return true;
        }
        var last = ENDING.matcher(host);
        String ending = last.find() ? last.group() : "";
        String lower = ending.toLowerCase(Locale.ROOT);
        boolean written = ending.equals(lower) || host.equals(host.toUpperCase(Locale.ROOT));
        return written && (ENDINGS.contains(lower) || found.group("path") != null && WORDS_TOO.contains(lower));
    }

    /** Of the same length, without full-width and other forms of the same letters. */
    private static String plain(String text) {
        if (text.chars().allMatch(c -> c < 0x80)) {
            return text;
        }
        var plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            String unit = text.substring(i, i + 1);
            String composed = Normalizer.normalize(unit, Normalizer.Form.NFKC);
            plain.append(composed.length() == 1 ? composed : unit);
        }
        return plain.toString();
    }
}
