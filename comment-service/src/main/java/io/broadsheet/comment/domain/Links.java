package io.broadsheet.comment.domain;

import io.broadsheet.chassis.Texts;
import io.broadsheet.comment.domain.WordList.Span;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Addresses of the web in what people type, those too that are written so that no program sees them. */
final class Links {

    private static final String POINT_AS_WORD =
            "(?:d[o0]t|punkt|punto|point|\\u0442\\u043E\\u0447\\u043A\\u0430|\\u062F\\u0648\\u062A|[\\u70B9\\u9EDE])";

    /** A point that nobody puts in brackets who does not hide a link. */
    private static final String BRACKETED =
            "(?:\\s?[\\[({<]\\s?\\.\\s?[\\])}>]\\s?|[\\[{<]\\s?d[o0]t\\s?[\\]}>]|\\(d[o0]t\\))";
    /** It may be a word of a sentence. */
    private static final String WORDED = "(?:\\s?[\\[({<]\\s?" + POINT_AS_WORD + "\\s?[\\])}>]\\s?"
            + "|\\s(?!p(?:unto|oint))" + POINT_AS_WORD + "\\s"
            + "|[-_*~]" + POINT_AS_WORD + "[-_*~])";

    private static final String POINT = "[.\\u2024\\u3002\\uFE52\\uFF0E\\uFF61]";
    private static final String DOT = "(?:" + POINT
            + "|" + BRACKETED
            + "|" + WORDED
            + "|\\s\\.\\s"
            + "|\\s\\.(?=(?:com|org|ru|xyz|biz)\\b)"
            + "|\\.\\s(?=com\\b)"
            + "|[\\u00B7\\u2022\\u2027\\u2219\\u22C5\\u30FB\\uFF65](?=(?:com|net|org|ru|xyz|biz)\\b))";
    private static final String IN_LABEL = "[\\p{L}\\p{N}\\p{M}\\p{Cf}]{0,62}+";
    private static final String LABEL =
            "[\\p{L}\\p{N}]" + IN_LABEL + "(?:-(?!" + POINT_AS_WORD + "-)" + IN_LABEL + "){0,20}+";

    private static final Pattern CANDIDATE = Pattern.compile(
            "(?<url>(?:https?|hxxps?|ftps?)\\s?(?::|\\[:]|\\(:\\))\\s?[/\\\\]\\s?[/\\\\]\\s?\\S++"
                    + "|https?(?::/|//)\\S++"
                    + "|\\b[a-z][a-z0-9]{1,11}+://\\S++)"
                    + "|(?<www>\\bwww[0-9]?" + DOT + "\\S++)"
                    + "|(?<host>" + LABEL + "(?:" + DOT + LABEL
                    + "){1,8}+)(?<port>:\\d{1,5}+)?(?<path>/\\S*+|\\?[^\\s=]{1,99}+=\\S*+)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SEPARATOR = Pattern.compile(
            "(?<bracketed>" + BRACKETED + ")|(?<worded>" + WORDED + ")|" + DOT, Pattern.CASE_INSENSITIVE);
    private static final Pattern SENTENCE_END = Pattern.compile("[.,;:!?)\\]}>\"'\\u00BB\\u201C\\u201D\\u2019]+$");

    /** Endings that are no words people begin a sentence with after a forgotten space. */
    private static final Set<String> ENDINGS =
            words("app bid biz blog br cc cf ch click club cn co com cz de dev dk edu es eu fi fr ga gg gov "
                    + "gq gr hu icu ie info io ir jp kr link live loan ly ml mobi net news nl online org pl pro "
                    + "pt pw ro ru se shop site sk store su tk top tr tv ua uk vip vn website win ws xyz "
                    + "\u0440\u0444 \u0440\u0443 \u0443\u043A\u0440 \u0431\u0435\u043B \u0441\u0440\u0431 \u043C\u043A\u0434 "
                    + "\u0643\u0648\u0645");
    /** Endings that are no words at all, however they are written. */
    private static final Set<String> NO_WORDS = words("biz cn com io org ru uk xyz");
    /** Those of them that may stand behind <i>dot</i> in a sentence. */
    private static final Set<String> WORDS =
            words("app bid blog click club dev es link live loan news online pro se shop site store su top "
                    + "tv vip website win");
    /** Behind which the space is forgotten more often than a host begins with one: <i>incl.tax/shipping</i>. */
    private static final Set<String> ABBREVIATIONS =
            words("abb approx art betr bzw ca dr etc evtl excl exkl fig ggf inkl incl max min mr mrs nr "
                    + "prof resp str tel usw vgl vol vs zzgl");

    /** What stands before a stroke in a sentence, where the space behind a full stop was forgotten; and kinds of files. */
    private static final Set<String> NO_ENDINGS =
            words("and css csv das der die doc docx eine either el ella elle er ein exe gif he hers her him "
                    + "his htm html ihm ihn ihr ihre il ja jpeg jpg js json jsx man men mr mrs nein oder or ou "
                    + "pdf php png sein seine she sie that the their they this ts txt und une we women xml yes "
                    + "you \u0434\u0430 \u0438 \u0438\u043B\u0438 \u043D\u0435\u0442 \u043E\u043D "
                    + "\u043E\u043D\u0430");

    /** Names of things. */
    private static final Set<String> NAMES = words("ado.net asp.net dot.com vb.net");
    /** Behind <i>dot com</i>: a time, and those who had one then. */
    private static final Pattern DOT_COM = Pattern.compile(
            " (?:bubble|boom|bust|compan|craze|crash|crisis|days|era|mania|[mb]illionaire|stock|years)");
    /** Behind an ending: a word of a script without spaces, a particle, or the rest of a compound. */
    private static final Pattern ENDING_AND_MORE = Pattern.compile(
            "([a-z]{2,})[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}].*+"
                    + "|(biz|cn|com|io|org|ru|uk|xyz)-.*+",
            Pattern.CASE_INSENSITIVE);

    /** Behind what a program calls, sets and compares: log.info(x), this.site = x. */
    private static final Pattern CALLED = Pattern.compile("\\(| ?[=!<>]?==? ");

    private static final Pattern LETTERS = Pattern.compile("\\p{L}[\\p{L}\\p{M}]++");
    private static final Pattern PUNYCODE = Pattern.compile("xn--[a-z0-9-]++", Pattern.CASE_INSENSITIVE);
    private static final Pattern ADDRESS =
            Pattern.compile("(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\\.(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])){3}");
    /** It says how many addresses are meant. */
    private static final Pattern PREFIX_LENGTH = Pattern.compile("/[0-9]{1,2}[.,;:!?)]*+");

    private static final String LOOK_ALIKES =
            "\u0430\u0441\u0435\u043E\u0440\u0445\u0443\u0456\u0455\u0501\u0458\u043C\u043A\u03BF";
    private static final String LOOKS = "aceopxyisdjmko";

    /** Below it are letters that make other names, in the web too. */
    private static final int ACCENTED = 0x250;

    private Links() {}

    private static Set<String> words(String apart) {
        return Set.of(apart.split(" ", -1));
    }

    static List<Span> in(String text) {
        Plain plain = Plain.of(text);
        return CANDIDATE
                .matcher(plain.text())
                .results()
                .filter(found -> isLink(found, plain.text()))
                .map(found -> span(plain, found))
                .toList();
    }

    private static Span span(Plain plain, MatchResult found) {
        String whole = found.group();
        var end = SENTENCE_END.matcher(whole);
        return plain.span(
                found.start(), found.start() + (end.find() && end.start() > 0 ? end.start() : whole.length()));
    }

    private static boolean isLink(MatchResult found, String text) {
        String host = found.group("host");
        if (host == null) {
            return true;
        }
        String path = found.group("path");
        if (ADDRESS.matcher(host).matches()) {
            return path != null ? !PREFIX_LENGTH.matcher(path).matches() : isPort(found.group("port"), 2);
        }
        boolean isAddress = path != null || isPort(found.group("port"), 4) || isOfMail(text, found.start());
        if (!isAddress && NAMES.contains(host.toLowerCase(Locale.ROOT))) {
            return false;
        }
        boolean called = !isAddress
                && CALLED.matcher(text).region(found.end(), text.length()).lookingAt();
        boolean hasLatin = host.chars().anyMatch(c -> c < 0x80 && Character.isLetter(c));
        boolean allUpper = host.equals(host.toUpperCase(Locale.ROOT));
        var separators = SEPARATOR.matcher(host);
        int start = 0;
        String before = "";
        for (boolean more = separators.find(); more; ) {
            before = host.substring(start, separators.start());
            boolean bracketed = separators.group("bracketed") != null;
            boolean worded = separators.group("worded") != null;
            boolean bare = separators.end() - separators.start() == 1;
            start = separators.end();
            more = separators.find();
            String written = host.substring(start, more ? separators.start() : host.length())
                    .strip();
            String label = hasLatin ? ending(latin(written)) : written;
            String lower = label.toLowerCase(Locale.ROOT);
            boolean likeEndings = label.equals(lower) || allUpper || NO_WORDS.contains(lower);
            // One that is not the last has a forgotten space behind, or a page's name.
            if (likeEndings
                            && (ENDINGS.contains(lower) || ENDINGS.contains(written))
                            && !(worded && (WORDS.contains(lower) || !more && isTimeOfDotCom(lower, text, found.end())))
                            && !(called && (more || WORDS.contains(lower) || lower.equals("info")))
                            && !(bare && !more && !isAddress && ForgottenSpace.isBefore(lower, text, found.end()))
                    || bracketed && LETTERS.matcher(label).matches()
                    || !worded && PUNYCODE.matcher(label).matches()
                    || bare && !more && isAddress && likeEndings && isEnding(lower, before)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTimeOfDotCom(String ending, String text, int end) {
        return ending.equals("com")
                && DOT_COM.matcher(text).region(end, text.length()).lookingAt();
    }

    private static String ending(String label) {
        var more = ENDING_AND_MORE.matcher(label);
        return !more.matches() ? label : more.group(1) != null ? more.group(1) : more.group(2);
    }

    private static boolean isPort(@Nullable String port, int fewestDigits) {
        return port != null && port.length() > fewestDigits;
    }

    private static boolean isOfMail(String text, int start) {
        return start > 1 && text.charAt(start - 1) == '@' && Character.isLetterOrDigit(text.charAt(start - 2));
    }

    /** With a path behind. Behind a single letter it is rather the next word after <i>e.g.</i> */
    private static boolean isEnding(String label, String before) {
        return LETTERS.matcher(label).matches()
                && !NO_ENDINGS.contains(label)
                && !ABBREVIATIONS.contains(before.toLowerCase(Locale.ROOT))
                && (before.length() > 1 || label.length() == 2);
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
     * @param from of each of its units, where it begins in the text as typed
     * @param to and where it ends
     */
    private record Plain(String text, int[] from, int[] to) {

        private static final String STROKES = "\u2044\u2215\u29F8";

        static Plain of(String typed) {
            var plain = new StringBuilder(typed.length());
            int[] from = new int[typed.length()];
            int[] to = new int[typed.length()];
            int next;
            for (int i = 0; i < typed.length(); i = next) {
                int c = typed.codePointAt(i);
                next = i + Character.charCount(c);
                if (c < 0x80) {
                    from[plain.length()] = i;
                    to[plain.length()] = next;
                    plain.append((char) c);
                    continue;
                }
                String seen = STROKES.indexOf(c) >= 0 ? "/" : isPoint(c, typed, next) ? "." : plain(c);
                for (int unit = 0; unit < seen.length(); unit++) {
                    from[plain.length() + unit] = i;
                    to[plain.length() + unit] = next;
                }
                plain.append(seen);
            }
            return new Plain(plain.toString(), from, to);
        }

        /** As Chinese says it. */
        private static boolean isPoint(int c, String typed, int next) {
            return (c == '\u70B9' || c == '\u9EDE')
                    && Stream.of("com", "net", "cn")
                            .anyMatch(end -> typed.regionMatches(true, next, end, 0, end.length()));
        }

        private static String plain(int c) {
            String letter = c < ACCENTED ? null : PlainLetters.of(c);
            if (letter != null) {
                return letter;
            }
            String seen = Texts.withoutIgnorable(Character.toString(c));
            String composed = Normalizer.normalize(seen, Normalizer.Form.NFKC);
            return composed.length() == 1 ? composed : seen;
        }

        Span span(int start, int end) {
            return new Span(from[start], to[end - 1]);
        }
    }
}
