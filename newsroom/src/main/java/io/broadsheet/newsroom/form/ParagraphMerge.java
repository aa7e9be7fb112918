package io.broadsheet.newsroom.form;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Two people's changes of one text, taken together where they touch different paragraphs. */
public final class ParagraphMerge {

    /** Beyond it, comparing costs more than a person's look. */
    private static final int MOST = 2_000;

    private ParagraphMerge() {}

    /** Paragraphs {@code from} (inclusive) to {@code to} (exclusive) of the base, replaced. */
    private record Change(int from, int to, List<String> with) {}

    /**
     * @param base what both began with
     * @return empty if both changed the same paragraph, or neighbours of one another
     */
    public static Optional<String> merge(String base, String mine, String theirs) {
        if (mine.equals(theirs) || theirs.equals(base)) {
            return Optional.of(mine);
        }
        if (mine.equals(base)) {
            return Optional.of(theirs);
        }
        var begun = paragraphs(base);
        var ours = paragraphs(mine);
        var others = paragraphs(theirs);
        if (begun.size() > MOST || ours.size() > MOST || others.size() > MOST) {
            return Optional.empty();
        }
        var left = changes(begun, ours);
        var right = changes(begun, others);
        var all = new ArrayList<>(left);
        for (var change : right) {
            if (left.stream().anyMatch(own -> !own.equals(change) && collide(own, change))) {
                return Optional.empty();
            }
            if (!left.contains(change)) {
                all.add(change);
            }
        }
        all.sort((a, b) -> Integer.compare(b.from, a.from));
        var merged = new ArrayList<>(begun);
        for (var change : all) {
            merged.subList(change.from, change.to).clear();
            merged.addAll(change.from, change.with);
        }
        return Optional.of(String.join("\n\n", merged));
    }

    /** Texts that touch were changed in view of each other. */
    private static boolean collide(Change a, Change b) {
        return a.from <= b.to && b.from <= a.to;
    }

    private static List<String> paragraphs(String text) {
        return Arrays.asList(text.strip().split("\\n\\s*\\n"));
    }

    private static List<Change> changes(List<String> from, List<String> to) {
        var common = lengths(from, to);
        var changes = new ArrayList<Change>();
        int i = 0;
        int j = 0;
        while (i < from.size() || j < to.size()) {
            if (i < from.size() && j < to.size() && from.get(i).equals(to.get(j))) {
                i++;
                j++;
                continue;
            }
            int firstOld = i;
            int firstNew = j;
            while ((i < from.size() || j < to.size())
                    && !(i < from.size() && j < to.size() && from.get(i).equals(to.get(j)))) {
                boolean dropped = j >= to.size() || i < from.size() && common[i + 1][j] >= common[i][j + 1];
                if (dropped) {
                    i++;
                } else {
                    j++;
                }
            }
            changes.add(new Change(firstOld, i, List.copyOf(to.subList(firstNew, j))));
        }
        return changes;
    }

    /** Of the longest common subsequence of what is behind each pair of places. */
    private static int[][] lengths(List<String> from, List<String> to) {
        var lengths = new int[from.size() + 1][to.size() + 1];
        for (int i = from.size() - 1; i >= 0; i--) {
            for (int j = to.size() - 1; j >= 0; j--) {
                lengths[i][j] = from.get(i).equals(to.get(j))
                        ? lengths[i + 1][j + 1] + 1
                        : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
            }
        }
        return lengths;
    }
}
