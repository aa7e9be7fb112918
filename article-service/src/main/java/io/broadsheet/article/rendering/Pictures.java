package io.broadsheet.article.rendering;

import io.broadsheet.article.domain.Picture;
import io.broadsheet.article.domain.Sentence;
import io.broadsheet.chassis.Texts;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Pictures that readers' browsers may show stay, each with words for those who do not see it, perhaps none. Of others
 * their words stay, or a link: never an empty frame.
 */
final class Pictures implements Mend {

    private static final int BIGGEST = 10_000;
    private static final String LIBRARY = "/images/";

    /** In points, of a sign within a line. */
    private static final Pattern SMALL = Pattern.compile("[1-3]?\\d(?:px)?");

    /** Where a preview has the same pictures, by an address that is for few. */
    private static final Pattern PREVIEW = Pattern.compile("^/previews/[^/?#]{1,500}(?=/images/)");

    private final List<String> hosts;
    private final List<String> sites;

    /**
     * @param hosts those that the website's content security policy lets pictures come from, beside itself
     * @param sites the paper's own addresses, at each of which the library's pictures are
     */
    Pictures(List<String> hosts, List<URI> sites) {
        this.hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
        this.sites = sites.stream().map(site -> place(site.toString())).toList();
    }

    @Override
    public void apply(Element body, Warnings warnings) {
        for (var picture : body.select("v|imagedata")) {
            warnings.add("<v:imagedata", Sentence.WARNING_NOT_UPLOADED);
            var shape = picture.parent();
            var title = words(picture, "o:title");
            var words = title.isEmpty() && shape != null ? words(shape) : title;
            Neighbours.replace(picture, new TextNode(words));
        }
        for (var picture : body.select("img")) {
            var typed = picture.attr("src");
            var address = withinSite(address(picture));
            if (!isOfLibrary(address) && isOfASign(picture)) {
                picture.replaceWith(new TextNode(words(picture)));
            } else if (!isOfLibrary(address) && isBesideItsWords(picture)) {
                picture.remove();
            } else if (!isOfLibrary(address) && isPoint(picture)) {
                warnings.add(typed, Sentence.WARNING_POINT);
                picture.remove();
            } else if (isOfLibrary(address) || isAllowed(address)) {
                keep(picture, address, warnings);
            } else if (Addresses.isWeb(address)) {
                warnings.add(typed, Sentence.WARNING_ELSEWHERE);
                Neighbours.replace(picture, link(picture, address));
            } else {
                warnings.add(typed.isEmpty() ? "<img" : typed, Sentence.WARNING_NOT_UPLOADED);
                Neighbours.replace(picture, new TextNode(words(picture)));
            }
        }
    }

    /** Pages that load their pictures late have them elsewhere. */
    private static String address(Element picture) {
        var source = picture.attr("src");
        var late = Stream.of("data-src", "data-original", "data-lazy-src")
                .map(picture::attr)
                .filter(Addresses::isWeb)
                .findFirst();
        var isPlaceholder = source.isEmpty()
                || Addresses.read(source).toLowerCase(Locale.ROOT).startsWith("data:");
        if (!isPlaceholder) {
            return Addresses.read(source);
        }
        return Addresses.read(late.orElseGet(
                () -> source.isEmpty() ? picture.attr("srcset").strip().split("[\\s,]", 2)[0] : source));
    }

    /** Mail programs and sites draw signs that fonts have. */
    private static boolean isOfASign(Element picture) {
        var words = words(picture);
        return words.codePoints().anyMatch(Character::isEmojiPresentation)
                        && words.codePoints().noneMatch(Character::isLetterOrDigit)
                || !words.isEmpty() && picture.is(".emoji, .wp-smiley, [goomoji], [data-stringify-emoji]");
    }

    /** A flag before the name of its country, say, in a table of Wikipedia. */
    private static boolean isBesideItsWords(Element picture) {
        var icon = picture.closest(".flagicon");
        var next = (icon == null ? picture : icon).nextElementSibling();
        var words = words(picture);
        return SMALL.matcher(picture.attr("width")).matches()
                && !words.isEmpty()
                && next != null
                && next.text().strip().equals(words);
    }

    private static boolean isPoint(Element picture) {
        return picture.attr("width").matches("[01](?:px)?")
                && picture.attr("height").matches("[01](?:px)?");
    }

    /** No other path of this site has pictures of texts. */
    private static boolean isOfLibrary(String address) {
        return address.startsWith(LIBRARY) && !address.contains("/../");
    }

    private boolean isAllowed(String address) {
        if (!Addresses.isWeb(address)) {
            return false;
        }
        return hosts.contains(authority(address).toLowerCase(Locale.ROOT));
    }

    /** As a path, what was copied from a page of ours: browsers put its address before it. */
    private String withinSite(String address) {
        if (!Addresses.isWeb(address)) {
            return address;
        }
        var place = place(address);
        return sites.stream()
                .filter(site -> place.startsWith(site + "/"))
                .map(site -> PREVIEW.matcher(place.substring(site.length())).replaceFirst(""))
                .filter(path -> path.startsWith(LIBRARY))
                .findFirst()
                .orElse(address);
    }

    /** A web address without what makes no difference: its scheme, and the port that is usual for it. */
    private static String place(String address) {
        var absolute = Addresses.absolute(address);
        var usual = absolute.toLowerCase(Locale.ROOT).startsWith("https:") ? ":443" : ":80";
        var authority = authority(absolute);
        var host = authority.toLowerCase(Locale.ROOT);
        var rest = absolute.substring(absolute.indexOf("://") + "://".length() + authority.length());
        return (host.endsWith(usual) ? host.substring(0, host.length() - usual.length()) : host) + rest;
    }

    /** Host and port of a web address. */
    private static String authority(String address) {
        var rest = Addresses.absolute(address).replaceFirst("^[A-Za-z]+://", "");
        return rest.replaceFirst("[/?#\\\\].*", "");
    }

    private static void keep(Element picture, String address, Warnings warnings) {
        // The website's policy lets in what comes encrypted.
        picture.attr(
                "src",
                Addresses.isWeb(address) ? Addresses.absolute(address).replaceFirst("^(?i)http:", "https:") : address);
        if (address.startsWith(LIBRARY) && Picture.hashesIn(address).isEmpty()) {
            warnings.add(address, Sentence.WARNING_NO_PICTURE);
        }
        var words = words(picture);
        if (words.isEmpty()) {
            warnings.add(
                    address.isEmpty() ? "<img" : address,
                    AutomaticAlt.is(picture.attr("alt"))
                            ? Sentence.WARNING_AUTOMATIC_WORDS
                            : Sentence.WARNING_NO_WORDS);
        }
        picture.attr("alt", words);
        if (AutomaticAlt.is(picture.attr("title"))) {
            picture.removeAttr("title");
        }
        nameLinkAround(picture);
        if (!isSize(picture.attr("width")) || !isSize(picture.attr("height"))) {
            picture.removeAttr("width").removeAttr("height");
        }
    }

    /** A link with nothing but a picture is called by the picture's words. */
    private static void nameLinkAround(Element picture) {
        var link = picture.closest("a[href]");
        if (link != null && picture.attr("alt").isEmpty() && Texts.isBlank(link.text())) {
            picture.attr("alt", Addresses.shown(link.attr("href")));
        }
    }

    private static Node link(Element picture, String address) {
        var words = words(picture);
        if (picture.closest("a") != null) {
            return new TextNode(words.isEmpty() ? Addresses.shown(address) : words);
        }
        var link = new Element("a").attr("href", Addresses.absolute(address));
        return link.text(words.isEmpty() ? Addresses.shown(address) : words);
    }

    private static String words(Element picture) {
        return words(picture, "alt");
    }

    private static String words(Element picture, String attribute) {
        var alt = picture.attr(attribute);
        return Texts.isBlank(alt) || AutomaticAlt.is(alt) ? "" : alt.strip();
    }

    private static boolean isSize(String pixels) {
        return pixels.matches("[1-9][0-9]{0,4}") && Integer.parseInt(pixels) <= BIGGEST;
    }
}
