package io.broadsheet.newsroom.form;

import io.broadsheet.newsroom.form.ParagraphChanges.Change;
import io.broadsheet.newsroom.form.Paragraphs.Paragraph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two people's changes of one text, taken together paragraph by paragraph.
 *
 * @param text what only one of them changed as that one has it, and mine where both changed the same paragraphs
 * @param places what the other changed and I have not, in the order of the text
 */
public record ParagraphMerge(String text, List<Place> places) {

    /** What became of the other's words. */
    public enum Kind {
        /** Only the other changed these paragraphs: they are in the text. */
        TAKEN,
        /** Both added paragraphs here: both are in the text, mine first. */
        ADDED,
        /** Both changed these paragraphs: mine are in the text. */
        COLLIDED
    }

    /** Paragraphs as both began with them and as each of the two has them; empty where there are none. */
    public record Place(Kind kind, String base, String mine, String theirs) {}

    public ParagraphMerge {
        places = List.copyOf(places);
    }

    /** @param base what both began with */
    public static ParagraphMerge of(String base, String mine, String theirs, boolean isHtml) {
        return new Merging(Paragraphs.of(base, isHtml), Paragraphs.of(mine, isHtml), Paragraphs.of(theirs, isHtml))
                .merged();
    }

    public boolean isCollided() {
        return places.stream().anyMatch(place -> place.kind == Kind.COLLIDED);
    }

    private static final class Merging {

        private static final Comparator<Change> IN_ORDER =
                Comparator.comparingInt(Change::from).thenComparingInt(Change::to);

        private final Paragraphs base;
        private final Paragraphs mine;
        private final Paragraphs theirs;
        private final ParagraphChanges ours;
        private final ParagraphChanges others;
        private final List<Paragraph> merged = new ArrayList<>();
        private final List<Place> places = new ArrayList<>();
        private int at;

        Merging(Paragraphs base, Paragraphs mine, Paragraphs theirs) {
            this.base = base;
            this.mine = mine;
            this.theirs = theirs;
            ours = ParagraphChanges.between(base, mine);
            others = ParagraphChanges.between(base, theirs);
        }

        ParagraphMerge merged() {
            var left = new ArrayList<>(ours.all().reversed());
            var right = new ArrayList<>(others.all().reversed());
            while (!left.isEmpty() || !right.isEmpty()) {
                var own = new ArrayList<Change>();
                var other = new ArrayList<Change>();
                boolean isOwn =
                        right.isEmpty() || !left.isEmpty() && IN_ORDER.compare(left.getLast(), right.getLast()) <= 0;
                (isOwn ? own : other).add((isOwn ? left : right).removeLast());
                while (moves(left, own, other) || moves(right, other, own)) {
                    // One may overlap with several of the other's, and these with the next.
                }
                decide(own, other);
            }
            unchanged(base.all().size());
            var whole = new Paragraphs(
                    blank(base.before(), mine.before(), theirs.before()),
                    merged,
                    blank(base.after(), mine.after(), theirs.after()));
            return new ParagraphMerge(whole.text(), places);
        }

        private static boolean moves(List<Change> from, List<Change> to, List<Change> beside) {
            if (from.isEmpty() || beside.stream().noneMatch(from.getLast()::overlaps)) {
                return false;
            }
            to.add(from.removeLast());
            return true;
        }

        /** Of changes that overlap; one of the lists may be empty. */
        private void decide(List<Change> own, List<Change> other) {
            int from = Math.min(start(own), start(other));
            int to = Math.max(end(own), end(other));
            unchanged(from);
            at = to;
            var begun = base.all().subList(from, to);
            var myText = ours.applied(from, to, own);
            var otherText = others.applied(from, to, other);
            if (other.isEmpty() || texts(myText).equals(texts(otherText))) {
                merged.addAll(myText);
            } else if (own.isEmpty()) {
                merged.addAll(otherText);
                tell(Kind.TAKEN, begun, myText, otherText);
            } else if (from == to) {
                add(myText, otherText);
            } else {
                merged.addAll(myText);
                tell(Kind.COLLIDED, begun, myText, otherText);
            }
        }

        private void add(List<Paragraph> myText, List<Paragraph> otherText) {
            var more = new ArrayList<>(otherText);
            more.removeIf(paragraph -> texts(myText).contains(paragraph.text()));
            merged.addAll(myText);
            merged.addAll(more);
            if (!more.isEmpty()) {
                tell(Kind.ADDED, List.of(), myText, more);
            }
        }

        private void tell(Kind kind, List<Paragraph> begun, List<Paragraph> myText, List<Paragraph> otherText) {
            places.add(
                    new Place(kind, Paragraphs.joined(begun), Paragraphs.joined(myText), Paragraphs.joined(otherText)));
        }

        private void unchanged(int to) {
            for (; at < to; at++) {
                var begun = base.all().get(at);
                merged.add(new Paragraph(
                        begun.text(),
                        gap(begun.gap(), ours.kept(at).gap(), others.kept(at).gap())));
            }
        }

        private static @Nullable String gap(@Nullable String base, @Nullable String mine, @Nullable String theirs) {
            if (mine == null || theirs == null) {
                return mine == null ? theirs : mine;
            }
            return blank(base, mine, theirs);
        }

        /** Where both changed it, more of it. */
        private static String blank(@Nullable String base, String mine, String theirs) {
            if (theirs.equals(base)) {
                return mine;
            }
            return mine.equals(base) || theirs.length() > mine.length() ? theirs : mine;
        }

        private static int start(List<Change> changes) {
            return changes.isEmpty() ? Integer.MAX_VALUE : changes.getFirst().from();
        }

        private static int end(List<Change> changes) {
            return changes.isEmpty() ? 0 : changes.getLast().to();
        }

        private static List<String> texts(List<Paragraph> paragraphs) {
            return paragraphs.stream().map(Paragraph::text).toList();
        }
    }
}
