package io.broadsheet.article.rendering;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.jsoup.nodes.Element;

/** Counts the items of ordered lists as browsers do, while a text is walked through from its beginning to its end. */
final class ListNumbers {

    private static final int LETTERS = 26;
    private static final int LARGEST_ROMAN = 3_999;
    private static final int[] VALUES = {1_000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    private static final String[] ROMAN = {"m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"};

    /** The innermost first. */
    private final Deque<Open> lists = new ArrayDeque<>();

    private static final class Open {
        private final Element list;
        private final int step;
        /** Notes are led to by numbers that are no part of the text. */
        private final boolean isOfNotes;

        private int next;

        private Open(Element list) {
            this.list = list;
            this.step = step(list);
            this.isOfNotes = list.closest("section.footnotes") != null;
            this.next = first(list);
        }
    }

    static int step(Element list) {
        return list.hasAttr("reversed") ? -1 : 1;
    }

    static int first(Element list) {
        return whole(list.attr("start"), step(list) < 0 ? list.childrenSize() : 1);
    }

    void begin(Element list) {
        lists.push(new Open(list));
    }

    void end() {
        lists.pop();
    }

    /** @return an item's number and a space, or nothing if it has none */
    String of(Element item) {
        var open = lists.peek();
        if (open == null || open.list != item.parent() || open.isOfNotes) {
            return "";
        }
        var number = whole(item.attr("value"), open.next);
        open.next = number + open.step;
        return written(number, open.list.attr("type")) + ". ";
    }

    private static String written(int number, String type) {
        return switch (type) {
            case "a", "A" -> number > 0 ? cased(letters(number), type) : Integer.toString(number);
            case "i", "I" ->
                number > 0 && number <= LARGEST_ROMAN ? cased(roman(number), type) : Integer.toString(number);
            default -> Integer.toString(number);
        };
    }

    private static String cased(String letters, String type) {
        return Character.isUpperCase(type.charAt(0)) ? letters.toUpperCase(Locale.ROOT) : letters;
    }

    private static String letters(int number) {
        var letters = new StringBuilder();
        for (var rest = number; rest > 0; rest = (rest - 1) / LETTERS) {
            letters.append((char) ('a' + (rest - 1) % LETTERS));
        }
        return letters.reverse().toString();
    }

    private static String roman(int number) {
        var roman = new StringBuilder();
        var rest = number;
        for (var i = 0; i < VALUES.length; i++) {
            roman.repeat(ROMAN[i], rest / VALUES[i]);
            rest %= VALUES[i];
        }
        return roman.toString();
    }

    /** Of at most nine digits, which {@link AttributeValues} sees to. */
    static int whole(String digits, int otherwise) {
        return digits.isBlank() ? otherwise : Integer.parseInt(digits.strip());
    }
}
