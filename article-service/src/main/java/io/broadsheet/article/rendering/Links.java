package io.broadsheet.article.rendering;

import io.broadsheet.article.domain.Sentence;
import io.broadsheet.chassis.Texts;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** Every link leads somewhere and has a name. */
final class Links implements Mend {

    private static final Set<String> SCHEMES = Set.of("mailto:", "tel:");

    private static final Pattern WITHOUT_SCHEME = Pattern.compile("^www\\.", Pattern.CASE_INSENSITIVE);
    private static final Pattern MAIL = Pattern.compile("[^\\s@/:?#]{1,64}@[^\\s@/:?#]{1,250}\\.\\p{L}{2,24}");

    @Override
    public void apply(Element body, Warnings warnings) {
        for (var link : body.select("a[href]")) {
            var address = completed(Addresses.read(link.attr("href")));
            if (!leadsSomewhere(address)) {
                warnings.add(link.attr("href"), Sentence.WARNING_NOWHERE);
                link.removeAttr("href");
                continue;
            }
            var target = Redirects.target(address);
            if (!target.equals(address)) {
                warnings.add(link.attr("href"), Sentence.WARNING_STRAIGHT, Warnings.shortened(target));
                if (link.text().strip().equals(link.attr("href").strip())) {
                    link.text(target);
                }
                address = target;
            }
            if (Addresses.isBareHost(address)) {
                warnings.add(address, Sentence.WARNING_THIS_SITE);
            }
            link.attr("href", address);
            if (Texts.isBlank(link.text()) && link.select("img").isEmpty()) {
                link.text(Stream.of(link.attr("aria-label"), link.attr("title"))
                        .filter(name -> !Texts.isBlank(name))
                        .findFirst()
                        .orElse(Addresses.shown(address)));
            }
        }
    }

    /** What people leave out of addresses. */
    private static String completed(String address) {
        if (WITHOUT_SCHEME.matcher(address).find()) {
            return "https://" + address;
        }
        return MAIL.matcher(address).matches() ? "mailto:" + address : address;
    }

    static boolean leadsSomewhere(String address) {
        var read = Addresses.read(address).toLowerCase(Locale.ROOT);
        return Addresses.isWeb(address)
                || Addresses.isRelative(address) && !read.isEmpty()
                || SCHEMES.stream().anyMatch(read::startsWith);
    }
}
