package io.broadsheet.article.rendering;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Addresses over which mail programs and sites send whoever follows a link: they tell who was sent it, and end when that
 * service does.
 */
final class Redirects {

    /** @param parameters of which the first that is there has the page */
    private record Service(Pattern address, List<String> parameters) {

        Service(String address, String... parameters) {
            this(Pattern.compile("https?://" + address + "\\?.*", Pattern.CASE_INSENSITIVE), List.of(parameters));
        }
    }

    private static final List<Service> SERVICES = List.of(
            new Service("(?:[\\w-]+\\.)*safelinks\\.protection\\.outlook\\.com/", "url"),
            new Service("(?:www\\.)?google(?:\\.[a-z]{2,3}){1,2}/url", "q", "url"),
            new Service("lm?\\.facebook\\.com/l\\.php", "u"),
            new Service("l\\.instagram\\.com/", "u"),
            new Service("www\\.youtube\\.com/redirect", "q"),
            new Service("slack-redir\\.net/link", "url"),
            new Service("(?:www\\.)?linkedin\\.com/(?:redir/redirect|safety/go)", "url"),
            new Service("vk\\.com/away\\.php", "to"));

    private static final Pattern PROOFPOINT =
            Pattern.compile("https?://urldefense\\.(?:proofpoint\\.)?com/v3/__(https?:.*?)__;.*");

    private Redirects() {}

    /** The page that an address leads to in the end, or the address. */
    static String target(String address) {
        var defended = PROOFPOINT.matcher(address);
        if (defended.matches() && !defended.group(1).contains("*")) {
            return defended.group(1);
        }
        return SERVICES.stream()
                .filter(service -> service.address.matcher(address).matches())
                .flatMap(service -> service.parameters.stream())
                .map(name -> parameter(address, name))
                .filter(Addresses::isWeb)
                .findFirst()
                .orElse(address);
    }

    private static String parameter(String address, String name) {
        var query = address.substring(address.indexOf('?') + 1).replaceFirst("#.*", "");
        return Arrays.stream(query.split("&"))
                .filter(each -> each.startsWith(name + "="))
                .map(each -> each.substring(name.length() + 1))
                .map(Redirects::decoded)
                .findFirst()
                .orElse("");
    }

    private static String decoded(String value) {
        try {
            return Addresses.read(URLDecoder.decode(value, UTF_8));
        } catch (IllegalArgumentException cut) {
            return "";
        }
    }
}
