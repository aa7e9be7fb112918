package io.broadsheet.article.rendering;

import java.util.regex.Pattern;

/**
 * CommonMark tells by spaces whether asterisks and tildes open or close, where punctuation stands beside them. Chinese,
 * Japanese, Korean, Thai and others have none there: a character that is no punctuation is put in between.
 */
final class CjkEmphasis {

    /** Takes part in no rule of CommonMark and is no character of a text: {@link Characters} removes it. */
    private static final String NOTHING = "\uFDD0";

    private static final String CJK =
            "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsBopomofo}\u3000-\u303F\uFF00-\uFFEF";
    /** Beside the former, they write no spaces either, or put the small words straight before a quotation mark. */
    private static final String OTHERS =
            "\\p{IsDevanagari}\\p{IsBengali}\\p{IsGurmukhi}\\p{IsGujarati}\\p{IsTamil}\\p{IsTelugu}\\p{IsKannada}\\p{IsMalayalam}\\p{IsSinhala}"
                    + "\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}\\p{IsTibetan}\\p{IsArabic}\\p{IsHebrew}";

    private static final String SIGN = "[\\p{P}\\p{S}&&[^*~\\\\]]";
    private static final String WIDE = "[[\u3000-\u303F\uFF00-\uFFEF\u2018-\u201D\u2026\u2014\u30FB]&&[\\p{P}\\p{S}]]";
    private static final String STOP =
            "[\\p{Pe}\\p{Pf}\u3001\u3002\uFF01\uFF0C\uFF1A\uFF1B\uFF1F\u060C\u061B\u061F\u06D4,.:;!?]";
    private static final String WORD = "[\\p{L}\\p{N}]";

    /** One asterisk before a stop is the sign of a remark, or closes as it is. */
    private static final String OPENS = "(?!(?<!\\*)\\*" + STOP + ")([*~]{1,6})";

    /**
     * Up to the second of two signs of remarks: each stands by itself behind a word and before what opens a bracket, say, so that
     * neither closes what the other opens.
     */
    private static final Pattern REMARKS = Pattern.compile(
            "(?<!\\*)\\*" + SIGN + "[^*\n]*+(?<=" + behind(WORD) + ")\\*(?!\\*)(?!" + STOP + ")(?=" + SIGN + ")");

    /** Between two signs marks open and close as they are. */
    private static final String CJK_WORD = "[[" + CJK + OTHERS + "]&&[^\\p{P}\\p{S}]]";

    private static final Pattern OPENING = Pattern.compile("(?<=" + behind(CJK_WORD) + ")" + OPENS + "(?=" + SIGN
            + ")|(?<=" + behind(WORD) + ")" + OPENS + "(?=" + WIDE + "|" + SIGN + "[" + CJK + "])");
    private static final Pattern CLOSING = Pattern.compile("(?<=" + behind(SIGN) + ")([*~]{1,6})(?=" + CJK_WORD
            + ")|(?<=" + behind(WIDE) + "|" + behind("[" + CJK + "]") + behind(SIGN) + ")([*~]{1,6})(?=" + WORD + ")");
    private static final Pattern CHANGE = Pattern.compile("(?<=\\*)(?=~)|(?<=~)(?=\\*)");

    private CjkEmphasis() {}

    /** The same source, in which every such mark is read as one. */
    static String marked(String source) {
        if (source.chars().noneMatch(CjkEmphasis::isPerhapsOne)) {
            return source;
        }
        var opened = opened(source);
        return CLOSING.matcher(opened).replaceAll(marks -> NOTHING + parted(marks.group()));
    }

    private static String opened(String source) {
        var opened = new StringBuilder(source.length() + 16);
        var marks = OPENING.matcher(source);
        var remarks = REMARKS.matcher(source);
        var secondRemark = -1;
        while (marks.find()) {
            var isRemark = marks.start() == secondRemark;
            if (!isRemark && remarks.region(marks.start(), source.length()).lookingAt()) {
                isRemark = true;
                secondRemark = remarks.end() - 1;
            }
            marks.appendReplacement(opened, isRemark ? marks.group() : parted(marks.group()) + NOTHING);
        }
        return marks.appendTail(opened).toString();
    }

    /** One of these characters, to be looked for behind a place, where Java steps by UTF-16 units and some take two. */
    private static String behind(String characters) {
        return "(?:[" + characters + "&&[\\x{0}-\\x{FFFF}]]|[" + characters + "&&[\\x{10000}-\\x{10FFFF}]]{1,2})";
    }

    private static String parted(String marks) {
        return CHANGE.matcher(marks).replaceAll(NOTHING);
    }

    /** Far quicker than the expressions, which look at every character of a long text. */
    private static boolean isPerhapsOne(int character) {
        return character >= '\u2E80'
                || character >= '\u0590' && character <= '\u11FF'
                || character >= '\u1780' && character <= '\u17FF';
    }
}
