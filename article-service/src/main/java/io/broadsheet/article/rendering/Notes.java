package io.broadsheet.article.rendering;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/**
 * Only notes that the text leads to are rendered, straight or by way of other notes, and one of each name: any other would
 * be left out, and stays where it was written.
 */
final class Notes extends AbstractVisitor {

    private final Map<String, FootnoteDefinition> notes = new LinkedHashMap<>();
    private final List<FootnoteDefinition> again = new ArrayList<>();
    private final List<FootnoteReference> signs = new ArrayList<>();
    /** The names that a note refers to. */
    private final Map<Node, List<String>> names = new HashMap<>();

    private final Set<String> ofOthers = new HashSet<>();
    private final Set<String> reached = new HashSet<>();
    /** Those that what is being walked through refers to, and its own. */
    private List<String> here = new ArrayList<>();

    private String name = "";

    private Notes() {}

    static void mend(Node document) {
        var notes = new Notes();
        document.accept(notes);
        notes.reach(notes.here);
        notes.again.forEach(notes::show);
        // Before those that refer to each other.
        notes.showUnreached(notes.ofOthers);
        notes.showUnreached(Set.of());
        notes.name();
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof FootnoteDefinition note) {
            var outer = here;
            var outerName = name;
            here = new ArrayList<>();
            name = plain(note.getLabel());
            names.put(note, here);
            if (notes.putIfAbsent(name, note) != null) {
                again.add(note);
            }
            visitChildren(block);
            here = outer;
            name = outerName;
        } else {
            visitChildren(block);
        }
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof FootnoteReference sign) {
            var other = plain(sign.getLabel());
            signs.add(sign);
            here.add(other);
            if (!other.equals(name)) {
                ofOthers.add(other);
            }
        }
        visitChildren(node);
    }

    /** Has words only. */
    @Override
    public void visit(Image image) {}

    private void reach(Collection<String> from) {
        var waiting = new ArrayDeque<>(from);
        while (!waiting.isEmpty()) {
            var next = waiting.removeFirst();
            var note = notes.get(next);
            if (note != null && reached.add(next)) {
                waiting.addAll(names.getOrDefault(note, List.of()));
            }
        }
    }

    private void showUnreached(Set<String> except) {
        for (var note : List.copyOf(notes.values())) {
            var label = plain(note.getLabel());
            if (!reached.contains(label) && !except.contains(label)) {
                notes.remove(label);
                show(note);
            }
        }
    }

    private void show(FootnoteDefinition note) {
        if (!(note.getFirstChild() instanceof Paragraph)) {
            note.prependChild(new Paragraph());
        }
        note.getFirstChild().prependChild(new Text("[^" + note.getLabel() + "]: "));
        while (note.getFirstChild() != null) {
            note.insertBefore(note.getFirstChild());
        }
        note.unlink();
        reach(names.getOrDefault(note, List.of()));
    }

    /** The second sign of a note {@code n} has the name that the first of a note {@code n-2} would have. */
    private void name() {
        var counts = new HashMap<String, Integer>();
        var seconds = new HashSet<String>();
        for (var sign : signs) {
            var label = plain(sign.getLabel());
            var count = counts.merge(label, 1, Integer::sum);
            if (count > 1) {
                seconds.add(label + "-" + count);
            }
        }
        seconds.retainAll(notes.keySet());
        var free = new HashMap<String, String>();
        seconds.forEach(label -> free.put(label, free(label)));
        for (var sign : signs) {
            var label = free.get(plain(sign.getLabel()));
            if (label != null) {
                sign.insertAfter(new FootnoteReference(label));
                sign.unlink();
            }
        }
        free.forEach((label, other) -> name(notes.get(label), other));
    }

    private String free(String label) {
        var free = new StringBuilder(label).append('-');
        while (notes.containsKey(free.toString())) {
            free.append('-');
        }
        return free.toString();
    }

    private static void name(@Nullable FootnoteDefinition note, String label) {
        if (note == null) {
            return;
        }
        var named = new FootnoteDefinition(label);
        note.insertAfter(named);
        while (note.getFirstChild() != null) {
            named.appendChild(note.getFirstChild());
        }
        note.unlink();
    }

    private static String plain(String label) {
        return label.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).strip().replaceAll("\\s+", " ");
    }
}
