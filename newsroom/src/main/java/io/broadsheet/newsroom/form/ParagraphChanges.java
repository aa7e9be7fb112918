package io.broadsheet.newsroom.form;

import io.broadsheet.newsroom.form.Paragraphs.Paragraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What one person did to a text, paragraph by paragraph where it can be told which became which. */
final class ParagraphChanges {

    /** Pairs of paragraphs beyond which a comparison is given up: what lies between the first and last changed is one change. */
    private static final long MOST_PAIRS = 4_000_000;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Paragraphs {@code from} (inclusive) to {@code to} (exclusive) of the base, replaced; none of them where some were added. */
    record Change(int from, int to, List<Paragraph> with) {

        /** What is side by side does not. */
        boolean overlaps(Change other) {
            return from == to && other.from == other.to ? from == other.from : from < other.to && other.from < to;
        }
    }

    private final List<Paragraph> before;
    private final List<Paragraph> after;
    private final List<String> old;
    private final List<String> now;
    private final List<Change> all = new ArrayList<>();
    private final int[] places;

    private ParagraphChanges(Paragraphs before, Paragraphs after) {
        this.before = before.all();
        this.after = after.all();
        old = before.texts();
        now = after.texts();
        places = new int[old.size()];
        Arrays.fill(places, -1);
        compare();
    }

    static ParagraphChanges between(Paragraphs before, Paragraphs after) {
        return new ParagraphChanges(before, after);
    }

    /** In the order of the text; they do not overlap. */
    List<Change> all() {
        return all;
    }

    /** A paragraph of the base as it is now, if it was not changed; else as it was. */
    Paragraph kept(int at) {
        return places[at] < 0 ? before.get(at) : after.get(places[at]);
    }

    /** What became of those paragraphs of the base, by these of its changes. */
    List<Paragraph> applied(int from, int to, List<Change> changes) {
        var applied = new ArrayList<Paragraph>();
        int at = from;
        for (var change : changes) {
            for (; at < change.from; at++) {
                applied.add(kept(at));
            }
            applied.addAll(change.with);
            at = change.to;
        }
        for (; at < to; at++) {
            applied.add(kept(at));
        }
        return applied;
    }

    private void compare() {
        int start = 0;
        while (start < Math.min(old.size(), now.size()) && old.get(start).equals(now.get(start))) {
            places[start] = start;
            start++;
        }
        int oldEnd = old.size();
        int newEnd = now.size();
        while (oldEnd > start && newEnd > start && old.get(oldEnd - 1).equals(now.get(newEnd - 1))) {
            places[--oldEnd] = --newEnd;
        }
        if ((long) (oldEnd - start) * (newEnd - start) > MOST_PAIRS) {
            add(start, oldEnd, start, newEnd);
        } else {
            align(start, oldEnd, newEnd);
        }
    }

    private void align(int start, int oldEnd, int newEnd) {
        var common = lengths(start, oldEnd, newEnd);
        int i = start;
        int j = start;
        int firstOld = i;
        int firstNew = j;
        while (i < oldEnd && j < newEnd) {
            if (old.get(i).equals(now.get(j))) {
                add(firstOld, i, firstNew, j);
                places[i++] = j++;
                firstOld = i;
                firstNew = j;
            } else if (common[i + 1 - start][j - start] >= common[i - start][j + 1 - start]) {
                i++;
            } else {
                j++;
            }
        }
        add(firstOld, oldEnd, firstNew, newEnd);
    }

    /** Of the longest common subsequence of what is behind each pair of places. */
    private int[][] lengths(int start, int oldEnd, int newEnd) {
        var lengths = new int[oldEnd - start + 1][newEnd - start + 1];
        for (int i = oldEnd - 1; i >= start; i--) {
            for (int j = newEnd - 1; j >= start; j--) {
                lengths[i - start][j - start] = old.get(i).equals(now.get(j))
                        ? lengths[i + 1 - start][j + 1 - start] + 1
                        : Math.max(lengths[i + 1 - start][j - start], lengths[i - start][j + 1 - start]);
            }
        }
        return lengths;
    }

    /** As many as before are taken for the same ones; else those at both ends that are alike, and the rest is one change. */
    private void add(int oldFrom, int oldTo, int newFrom, int newTo) {
        int from = oldFrom;
        int first = newFrom;
        int to = oldTo;
        int last = newTo;
        var atTheEnd = new ArrayList<Change>();
        while (from < to && first < last && (to - from == last - first || areAlike(from, first))) {
            all.add(new Change(from, ++from, List.of(after.get(first++))));
        }
        while (from < to && first < last && areAlike(to - 1, last - 1)) {
            atTheEnd.addFirst(new Change(--to, to + 1, List.of(after.get(--last))));
        }
        for (; first == last && from < to; from++) {
            all.add(new Change(from, from + 1, List.of()));
        }
        if (first < last) {
            all.add(new Change(from, to, List.copyOf(after.subList(first, last))));
        }
        all.addAll(atTheEnd);
    }

    /** Whether half of their words are the same. */
    private boolean areAlike(int one, int other) {
        var before = words(old.get(one));
        var words = words(now.get(other));
        int most = Math.max(before.size(), words.size());
        words.retainAll(before);
        return 2 * words.size() >= most;
    }

    private static Set<String> words(String text) {
        return new HashSet<>(Arrays.asList(BETWEEN_WORDS.split(text)));
    }
}
