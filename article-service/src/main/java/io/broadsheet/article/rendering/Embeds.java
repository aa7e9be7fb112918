package io.broadsheet.article.rendering;

import io.broadsheet.article.domain.Sentence;
import io.broadsheet.chassis.Texts;
import java.util.Objects;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Frames, films, sounds and drawings are not shown here: a link to each stands in its place, or its words. */
final class Embeds implements Mend {

    private static final String ELEMENTS = "iframe, embed, object, video, audio, applet, frame, svg, math, canvas";
    private static final String FORMULA = ".katex, .mwe-math-element, mjx-container";
    private static final String ITS_PICTURE =
            ".katex-html, [class*=mwe-math-fallback-image], mjx-container > svg, mjx-math";

    @Override
    public void apply(Element body, Warnings warnings) {
        // Beside a formula stand pictures of it, which say the same again.
        body.select("math").stream()
                .map(math -> math.closest(FORMULA))
                .filter(Objects::nonNull)
                .distinct()
                .forEach(formula -> formula.select(ITS_PICTURE).remove());
        for (var element : body.select(ELEMENTS)) {
            if (element.closest("body") == body) {
                replace(element, warnings);
            }
        }
    }

    private static void replace(Element element, Warnings warnings) {
        var name = element.normalName();
        var address = address(element);
        var words = words(element, !address.isEmpty());
        var isInLink = element.closest("a") != null;
        if (!address.isEmpty() && !isInLink) {
            var link = new Element("a").attr("href", Addresses.absolute(address));
            link.text(words.isEmpty() ? Addresses.shown(address) : words);
            warnings.add("<" + name, Sentence.WARNING_EMBED, name);
            Neighbours.replace(element, link);
        } else {
            warnings.add(
                    "<" + name, words.isEmpty() ? Sentence.WARNING_EMBED_GONE : Sentence.WARNING_EMBED_WORDS, name);
            if (name.equals("math")) {
                element.replaceWith(new TextNode(words));
            } else {
                Neighbours.replace(element, new TextNode(words));
            }
        }
    }

    private static String address(Element element) {
        var all = Stream.concat(Stream.of(element), element.select("source, embed, param[name=movie]").stream());
        return all.flatMap(each ->
                        Stream.of(each.attr("src"), each.attr("data-src"), each.attr("data"), each.attr("value")))
                .filter(Addresses::isWeb)
                .findFirst()
                .orElse("");
    }

    /** What is written within a film is for browsers that cannot show it. */
    private static String words(Element element, boolean isLinked) {
        if (element.nameIs("math")) {
            return Formulas.words(element);
        }
        return Stream.of(element.attr("title"), element.attr("aria-label"), element.attr("alt"))
                .filter(words -> !Texts.isBlank(words))
                .findFirst()
                .orElseGet(() -> isLinked || element.is("video, audio") ? "" : element.text())
                .strip();
    }
}
