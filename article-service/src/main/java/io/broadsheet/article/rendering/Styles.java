package io.broadsheet.article.rendering;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Text as word processors and mail programs paste it says with styles what HTML has elements for, and wraps all of it
 * in elements whose styles only undo them: the styles become elements, and what undid itself goes.
 */
final class Styles implements Mend {

    private static final Set<String> BOLD = Set.of("b", "strong");
    private static final Set<String> SLANTED = Set.of("em", "i");
    private static final Set<String> ELEMENTS =
            Set.of("span", "font", "a", "b", "strong", "i", "em", "u", "p", "div", "li", "td");

    @Override
    public void apply(Element body, Warnings warnings) {
        for (var element : body.select("[style]")) {
            var style = declarations(element.attr("style"));
            var weight = style.getOrDefault("font-weight", "");
            var slant = style.getOrDefault("font-style", "");
            if (BOLD.contains(element.normalName()) && isNormal(weight)
                    || SLANTED.contains(element.normalName()) && slant.equals("normal")) {
                element.tagName("span");
            }
            wrap(element, isBold(weight), "font-weight", "strong", "strong, b, h1, h2, h3, h4, h5, h6, th");
            wrap(element, slant.startsWith("italic") || slant.startsWith("oblique"), "font-style", "em", "em, i, cite");
            var decoration = style.getOrDefault("text-decoration", "") + style.getOrDefault("text-decoration-line", "");
            wrap(element, decoration.contains("line-through"), "text-decoration", "s", "s, del");
            var place = style.getOrDefault("vertical-align", "");
            wrap(element, place.equals("super"), "vertical-align", "sup", "sup");
            wrap(element, place.equals("sub"), "vertical-align", "sub", "sub");
            var direction = style.getOrDefault("direction", "");
            if (direction.equals("rtl") && !element.hasAttr("dir")) {
                element.attr("dir", direction);
            }
            element.removeAttr("style");
        }
    }

    /** @param property that says so; where it is said otherwise within, only the rest is wrapped */
    private static void wrap(Element element, boolean wanted, String property, String name, String already) {
        if (!wanted || !ELEMENTS.contains(element.normalName()) || element.closest(already) != null) {
            return;
        }
        if (element.select("[style*=" + property + "]").size() == 1) {
            var inner = new Element(name);
            List.copyOf(element.childNodes()).forEach(inner::appendChild);
            element.appendChild(inner);
        } else {
            StyledText.of(element, inner -> declarations(inner.attr("style")).containsKey(property)).stream()
                    .filter(text -> !text.isBlank())
                    .forEach(text -> text.wrap("<" + name + "></" + name + ">"));
        }
    }

    private static boolean isNormal(String weight) {
        return weight.equals("normal") || weight.equals("lighter") || weight.matches("[1-5]00");
    }

    private static boolean isBold(String weight) {
        return weight.equals("bold") || weight.equals("bolder") || weight.matches("[6-9]00");
    }

    /** Rough, and enough for what programs write: the last of a name counts. */
    private static Map<String, String> declarations(String style) {
        var declarations = new HashMap<String, String>();
        for (var declaration : style.toLowerCase(Locale.ROOT).split(";", 100)) {
            var colon = declaration.indexOf(':');
            if (colon > 0) {
                var value = declaration.substring(colon + 1).replace("!important", "");
                declarations.put(declaration.substring(0, colon).strip(), value.strip());
            }
        }
        return declarations;
    }
}
