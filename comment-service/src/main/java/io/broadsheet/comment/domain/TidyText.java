package io.broadsheet.comment.domain;

import io.broadsheet.chassis.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What people typed, without what only takes room: storms of marks, invisible characters, spaces and lines. Words stay as
 * they are.
 */
final class TidyText {

    private static final int MOST_BLANKS = 20;
    private static final int MOST_LINES = 60;

    /** So many lines in a row of so few characters are no lines, but a tower. */
    private static final int TOWER = 6;

    private static final int NARROW = 3;

    /** Copied along with what is pasted; they make text read other than it is stored. */
    private static final Pattern DIRECTIONS = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

    private static final Pattern LINE_END = Pattern.compile("\\r\\n|[\\n\\r\\u2028\\u2029]");

    private TidyText() {}

    /** For a name. */
    static String ofLine(String typed) {
        return bounded(typed).strip();
    }

    /** For running text: at most one empty line in a row. */
    static String ofParagraphs(String typed) {
        List<String> lines = LINE_END.splitAsStream(DIRECTIONS.matcher(typed).replaceAll(""))
                .map(TidyText::bounded)
                .map(line -> Texts.isBlank(line) ? "" : line.stripTrailing())
                .toList();
        return String.join("\n", capped(withoutTowers(withoutEmptyRuns(lines)))).strip();
    }

    /** Bounds what hangs on one visible character, and the blanks between two. */
    private static String bounded(String line) {
        var kept = new StringBuilder(line.length());
        int hanging = 0;
        int blanks = 0;
        for (int c : line.codePoints().toArray()) {
            if (Texts.hangsOn(c)) {
                if (++hanging > Texts.MOST_MARKS) {
                    continue;
                }
            } else if (Texts.isVisible(c)) {
                hanging = 0;
                blanks = 0;
            } else if (++blanks <= MOST_BLANKS || isRefused(c)) {
                hanging = 0;
            } else {
                continue;
            }
            kept.appendCodePoint(c);
        }
        return kept.toString();
    }

    /** Controls are not tidied away: whoever typed them is told. */
    private static boolean isRefused(int c) {
        return Character.isISOControl(c) && c != '\t';
    }

    private static List<String> withoutEmptyRuns(List<String> lines) {
        var kept = new ArrayList<String>();
        for (String line : lines) {
            if (!line.isEmpty() || kept.isEmpty() || !kept.getLast().isEmpty()) {
                kept.add(line);
            }
        }
        return kept;
    }

    private static List<String> withoutTowers(List<String> lines) {
        var kept = new ArrayList<String>();
        var tower = new ArrayList<String>();
        for (String line : lines) {
            if (isNarrow(line)) {
                tower.add(line);
            } else {
                kept.addAll(flattened(tower));
                tower.clear();
                kept.add(line);
            }
        }
        kept.addAll(flattened(tower));
        return kept;
    }

    private static List<String> flattened(List<String> narrow) {
        List<String> filled = narrow.stream().filter(line -> !line.isEmpty()).toList();
        return filled.size() < TOWER ? List.copyOf(narrow) : List.of(String.join(" ", filled));
    }

    private static boolean isNarrow(String line) {
        return Texts.length(line) <= NARROW;
    }

    private static List<String> capped(List<String> lines) {
        if (lines.size() <= MOST_LINES) {
            return lines;
        }
        String rest = lines.subList(MOST_LINES - 1, lines.size()).stream()
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "));
        var kept = new ArrayList<>(lines.subList(0, MOST_LINES - 1));
        kept.add(rest);
        return kept;
    }
}
