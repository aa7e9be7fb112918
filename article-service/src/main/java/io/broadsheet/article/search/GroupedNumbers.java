package io.broadsheet.article.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers whose digits some write in groups and others do not: 50,000 and 50000, +47 22 12 34 56 and 22123456. */
final class GroupedNumbers {

    private static final String SPACE = " \u00A0\u2009\u202F";
    private static final Pattern THOUSANDS =
            Pattern.compile("\\p{Nd}{1,3}([.,'\u2019" + SPACE + "])\\p{Nd}{3}(?:\\1\\p{Nd}{3}){0,4}(?!\\p{Nd})");
    private static final Pattern TELEPHONE =
            Pattern.compile("(\\p{Nd}{1,5})\\)?(?:[-/." + SPACE + "]\\(?\\p{Nd}{2,8}\\)?){1,6}(?!\\p{Nd})");
    private static final Pattern OTHERS = Pattern.compile("\\P{Nd}+");

    private static final int FEWEST_DIGITS = 7;
    /** ITU-T E.164. */
    private static final int MOST_DIGITS = 15;

    private GroupedNumbers() {}

    /** All that are in a text in groups, without what parts these; of a telephone abroad also what follows its country. */
    static List<String> in(String text) {
        var found = new ArrayList<String>();
        var thousands = THOUSANDS.matcher(text);
        var telephone = TELEPHONE.matcher(text);
        for (var at = firstDigit(text, 0); at < text.length(); at = firstDigit(text, at)) {
            var end = at;
            if (begins(thousands, at)) {
                found.add(digits(thousands.group()));
                end = thousands.end();
            }
            if (begins(telephone, at) && isOfTelephones(digits(telephone.group()))) {
                var digits = digits(telephone.group());
                found.add(digits);
                if (at > 0 && text.charAt(at - 1) == '+') {
                    found.add(digits.substring(telephone.group(1).length()));
                }
                end = Math.max(end, telephone.end());
            }
            at = afterDigits(text, Math.max(at, end));
        }
        return found;
    }

    /** A number without what parts its thousands, or the text as it is. */
    static String joined(String text) {
        var thousands = THOUSANDS.matcher(text);
        return thousands.lookingAt() ? digits(thousands.group()) : text;
    }

    private static boolean begins(Matcher number, int at) {
        return number.region(at, number.regionEnd()).lookingAt();
    }

    private static boolean isOfTelephones(String digits) {
        return digits.length() >= FEWEST_DIGITS && digits.length() <= MOST_DIGITS;
    }

    private static String digits(String number) {
        return OTHERS.matcher(number).replaceAll("");
    }

    private static int firstDigit(String text, int from) {
        var at = from;
        while (at < text.length() && !Character.isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int afterDigits(String text, int from) {
        var at = from;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
