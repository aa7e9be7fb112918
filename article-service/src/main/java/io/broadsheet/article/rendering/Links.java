package io.broadsheet.article.rendering;

import io.broadsheet.chassis.Texts;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Every link leads somewhere and has a name. */
final class Links implements Mend {

    private static final Set<String> SCHEMES = Set.of("mailto:", "tel:");

    @Override
    public void apply(Element body, Warnings warnings) {
        for (var link : body.select("a[href]")) {
            var address = link.attr("href");
            if (!leadsSomewhere(address)) {
                warnings.add(address, "This link leads nowhere that readers may be sent; its words stay.");
                link.removeAttr("href");
            } else if (Texts.isBlank(link.text()) && link.select("img").isEmpty()) {
                link.text(Addresses.shown(address));
            }
        }
    }

    private static boolean leadsSomewhere(String address) {
        var read = Addresses.read(address).toLowerCase(Locale.ROOT);
        return Addresses.isWeb(address)
                || Addresses.isRelative(address) && !read.isEmpty()
                || SCHEMES.stream().anyMatch(read::startsWith);
    }
}
