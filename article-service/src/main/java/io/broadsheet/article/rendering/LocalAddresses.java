package io.broadsheet.article.rendering;

import java.util.HashSet;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Footnotes of a copied document lead to places within it by the address that it has on the writer's machine
 * ({@code file:///C:/clip.htm#_ftn1}): what is in the text is led to there.
 */
final class LocalAddresses implements Mend {

    private static final Pattern ELSEWHERE = Pattern.compile("^(?:ftps?|mailto|tel):", Pattern.CASE_INSENSITIVE);

    @Override
    public void apply(Element body, Warnings warnings) {
        var places = new HashSet<String>();
        body.select("[id]").forEach(place -> places.add(place.attr("id")));
        body.select("a[name]").forEach(place -> places.add(place.attr("name")));
        for (var link : body.select("a[href*=#]")) {
            var address = Addresses.read(link.attr("href"));
            var place = address.indexOf('#');
            if (place > 0 && isLocal(address) && places.contains(address.substring(place + 1))) {
                link.attr("href", address.substring(place));
            }
        }
    }

    private static boolean isLocal(String address) {
        return !Addresses.isRelative(address)
                && !Addresses.isWeb(address)
                && !ELSEWHERE.matcher(address).find();
    }
}
