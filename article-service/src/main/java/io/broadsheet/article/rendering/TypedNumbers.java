package io.broadsheet.article.rendering;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;

/**
 * {@code 3. Oktober 1990: …} and behind it {@code 9. November 1989: …}: CommonMark counts on from the first number of a
 * list, and the second day would be the fourth. Where no number is there twice all are meant, and each goes on from the one
 * before or begins a list.
 */
final class TypedNumbers extends AbstractVisitor {

    private static final Pattern NUMBER = Pattern.compile("[\\s>]*+(\\d{1,9})[.)]");

    private final String source;

    TypedNumbers(String source) {
        this.source = source;
    }

    @Override
    public void visit(OrderedList list) {
        visitChildren(list);
        var items = new ArrayList<ListItem>();
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            if (item instanceof ListItem one) {
                items.add(one);
            }
        }
        var numbers = items.stream().map(this::number).toList();
        if (!numbers.contains(-1) && new HashSet<>(numbers).size() == numbers.size()) {
            part(list, items, numbers);
        }
    }

    private static void part(OrderedList list, List<ListItem> items, List<Integer> numbers) {
        var current = list;
        for (var i = 1; i < items.size(); i++) {
            if (numbers.get(i) != numbers.get(i - 1) + 1) {
                var next = new OrderedList();
                next.setMarkerStartNumber(numbers.get(i));
                next.setMarkerDelimiter(list.getMarkerDelimiter());
                next.setTight(list.isTight());
                current.insertAfter(next);
                current = next;
            }
            if (current != list) {
                current.appendChild(items.get(i));
            }
        }
    }

    /** -1 if it cannot be told. */
    private int number(ListItem item) {
        var spans = item.getSourceSpans();
        if (spans.isEmpty()) {
            return -1;
        }
        var first = spans.getFirst();
        var number = NUMBER.matcher(source).region(first.getInputIndex(), first.getInputIndex() + first.getLength());
        return number.lookingAt() ? Integer.parseInt(number.group(1)) : -1;
    }
}
