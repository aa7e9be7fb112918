package io.broadsheet.article.rendering;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.article.domain.Sentence;
import io.broadsheet.chassis.Texts;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.HashSet;
import org.jsoup.nodes.Element;

/**
 * Links within the text, to footnotes say, lead to places within it and to none of the page around it: their names begin
 * with {@value #PREFIX}. Names that nothing leads to go, and so do links that lead to nothing.
 */
final class Anchors implements Mend {

    static final String PREFIX = "text-";

    @Override
    public void apply(Element body, Warnings warnings) {
        var places = new HashMap<String, Element>();
        for (var place : body.select("[id], a[name]")) {
            var name = place.hasAttr("id") ? place.attr("id") : place.attr("name");
            if (!name.isBlank() && name.chars().noneMatch(Character::isWhitespace)) {
                places.putIfAbsent(name, place);
            }
        }
        var wanted = new HashSet<Element>();
        for (var link : body.select("a[href^=#]")) {
            var name = name(link.attr("href"));
            var place = places.get(name);
            if (place == null) {
                if (!Texts.isBlank(link.text())) {
                    warnings.add(link.attr("href"), Sentence.WARNING_NO_PLACE);
                }
                link.removeAttr("href");
            } else {
                wanted.add(place);
                link.attr("href", "#" + PREFIX + link.attr("href").substring(1));
            }
        }
        places.forEach((name, place) -> place.attr("id", PREFIX + name));
        for (var place : body.select("[id], a[name]")) {
            place.removeAttr("name");
            if (!wanted.contains(place)) {
                place.removeAttr("id");
            }
        }
    }

    private static String name(String link) {
        try {
            return URLDecoder.decode(link.substring(1).replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException illEncoded) {
            return link.substring(1);
        }
    }
}
