package io.broadsheet.article.rendering;

import io.broadsheet.chassis.Texts;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** {@code [x] buy} as Notion copies a task: a ticked box, as {@link TaskItems} has it in Markdown. */
final class TypedTasks implements Mend {

    private static final Pattern TYPED = Pattern.compile("\\s*+\\[([ xX\\u00A0])](?=[\\s\\u00A0]|\\z)");

    @Override
    public void apply(Element body, Warnings warnings) {
        for (var item : body.select("li")) {
            item.nodeStream(TextNode.class)
                    .filter(text -> !Texts.isBlank(text.getWholeText()))
                    .findFirst()
                    .ifPresent(TypedTasks::mend);
        }
    }

    private static void mend(TextNode text) {
        var typed = TYPED.matcher(text.getWholeText());
        if (typed.lookingAt()) {
            var box = Texts.isBlank(typed.group(1)) ? "\u2610" : "\u2611";
            text.text(box + text.getWholeText().substring(typed.end()));
        }
    }
}
