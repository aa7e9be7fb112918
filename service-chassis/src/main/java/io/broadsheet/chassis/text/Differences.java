package io.broadsheet.chassis.text;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Patch;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * What differs between two texts, word by word. What would take long to compare, since little is the same, is told as
 * replaced as a whole.
 */
public final class Differences {

    /** A stretch of text. */
    public record Piece(Kind kind, String text) {}

    /** Where a stretch of text is: in both, in the earlier or in the later one only. */
    public enum Kind {
        EQUAL,
        DELETED,
        INSERTED
    }

    /** Steps of the algorithm: as many as the square of the mean number of parts, where little is the same. */
    private static final long MOST_STEPS = 30_000_000;

    private final List<Piece> pieces = new ArrayList<>();
    private long left = MOST_STEPS;

    private Differences() {}

    /** @return pieces whose texts make the earlier text without the inserted, and the later one without the deleted */
    public static List<Piece> between(String before, String after) {
        var differences = new Differences();
        differences.compare(
                before,
                after,
                Differences::lines,
                (earlier, later) -> differences.compare(earlier, later, Differences::words, differences::replace));
        return List.copyOf(differences.pieces);
    }

    private void compare(
            String before,
            String after,
            Function<String, List<String>> parts,
            BiConsumer<String, String> whereTheyDiffer) {
        var allEarlier = parts.apply(before);
        var allLater = parts.apply(after);
        var start = sameAtStart(allEarlier, allLater);
        var end = sameAtStart(
                allEarlier.subList(start, allEarlier.size()).reversed(),
                allLater.subList(start, allLater.size()).reversed());
        add(Kind.EQUAL, String.join("", allEarlier.subList(0, start)));
        compare(
                allEarlier.subList(start, allEarlier.size() - end),
                allLater.subList(start, allLater.size() - end),
                whereTheyDiffer);
        add(Kind.EQUAL, String.join("", allEarlier.subList(allEarlier.size() - end, allEarlier.size())));
    }

    private static int sameAtStart(List<String> one, List<String> other) {
        var same = 0;
        while (same < one.size() && same < other.size() && one.get(same).equals(other.get(same))) {
            same++;
        }
        return same;
    }

    private void compare(List<String> earlier, List<String> later, BiConsumer<String, String> whereTheyDiffer) {
        if (earlier.isEmpty() || later.isEmpty()) {
            replace(String.join("", earlier), String.join("", later));
            return;
        }
        var mean = ((long) earlier.size() + later.size() + 1) / 2;
        if (mean * mean > left) {
            replace(String.join("", earlier), String.join("", later));
            return;
        }
        left -= mean * mean;
        Patch<String> patch = DiffUtils.diff(earlier, later, new MyersDiffWithLinearSpace<>(), null);
        var at = 0;
        var deleted = new StringBuilder();
        var inserted = new StringBuilder();
        for (AbstractDelta<String> delta : patch.getDeltas()) {
            var source = delta.getSource();
            // A replacement comes as two.
            if (source.getPosition() > at) {
                tell(deleted, inserted, whereTheyDiffer);
                add(Kind.EQUAL, String.join("", earlier.subList(at, source.getPosition())));
            }
            source.getLines().forEach(deleted::append);
            delta.getTarget().getLines().forEach(inserted::append);
            at = source.getPosition() + source.size();
        }
        tell(deleted, inserted, whereTheyDiffer);
        add(Kind.EQUAL, String.join("", earlier.subList(at, earlier.size())));
    }

    private static void tell(
            StringBuilder deleted, StringBuilder inserted, BiConsumer<String, String> whereTheyDiffer) {
        if (!deleted.isEmpty() || !inserted.isEmpty()) {
            whereTheyDiffer.accept(deleted.toString(), inserted.toString());
        }
        deleted.setLength(0);
        inserted.setLength(0);
    }

    private void replace(String before, String after) {
        add(Kind.DELETED, before);
        add(Kind.INSERTED, after);
    }

    private void add(Kind kind, String text) {
        if (text.isEmpty()) {
            return;
        }
        if (!pieces.isEmpty() && pieces.getLast().kind() == kind) {
            pieces.add(new Piece(kind, pieces.removeLast().text() + text));
        } else {
            pieces.add(new Piece(kind, text));
        }
    }

    private static List<String> lines(String text) {
        var lines = new ArrayList<String>();
        var start = 0;
        for (var end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            lines.add(text.substring(start, end + 1));
            start = end + 1;
        }
        lines.add(text.substring(start));
        return lines;
    }

    /** Words, and what stands between them. */
    private static List<String> words(String text) {
        var boundaries = BreakIterator.getWordInstance(ULocale.ROOT);
        boundaries.setText(text);
        var words = new ArrayList<String>();
        var start = boundaries.first();
        for (var end = boundaries.next(); end != BreakIterator.DONE; start = end, end = boundaries.next()) {
            words.add(text.substring(start, end));
        }
        return words;
    }
}
