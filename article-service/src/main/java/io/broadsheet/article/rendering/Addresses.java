package io.broadsheet.article.rendering;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Addresses as editors write them. */
final class Addresses {

    private static final Pattern SCHEME = Pattern.compile("^[a-z][a-z0-9+.-]*:");
    private static final Pattern AROUND = Pattern.compile("^[\\x00-\\x20]++|(?<![\\x00-\\x20])[\\x00-\\x20]++$");
    private static final Pattern IGNORED = Pattern.compile("[\\t\\r\\n]+");
    /** {@code example.org/page}, as people say an address. */
    private static final Pattern HOST = Pattern.compile(
            "(?:[\\p{L}\\d](?:[\\p{L}\\d-]{0,61}[\\p{L}\\d])?\\.){1,8}\\p{L}{2,24}(?::\\d+)?(?:[/?#].*)?");

    private Addresses() {}

    /**
     * As browsers read it (URL Standard, "basic URL parser"): without tabs and line breaks, and without spaces around it;
     * others are written by number.
     */
    static String read(String address) {
        var trimmed = AROUND.matcher(address.strip()).replaceAll("");
        return IGNORED.matcher(trimmed).replaceAll("").replace(" ", "%20");
    }

    static boolean isWeb(String address) {
        var read = read(address).toLowerCase(Locale.ROOT);
        return read.startsWith("https://") || read.startsWith("http://") || read.startsWith("//");
    }

    /** Of this site: a path, a query or a place in the text. */
    static boolean isRelative(String address) {
        var read = read(address).toLowerCase(Locale.ROOT);
        return !read.startsWith("//")
                && !read.startsWith("\\")
                && !SCHEME.matcher(read).find();
    }

    /** A host without a scheme before it, which browsers take for a path of this site. */
    static boolean isBareHost(String address) {
        return HOST.matcher(read(address)).matches();
    }

    /** With its scheme. */
    static String absolute(String address) {
        var read = read(address);
        return read.startsWith("//") ? "https:" + read : read;
    }

    /** What stands for it where nobody named it: host and path. */
    static String shown(String address) {
        try {
            var uri = new URI(absolute(address));
            var path = uri.getPath() == null || uri.getPath().equals("/") ? "" : uri.getPath();
            var shown = (uri.getHost() == null ? "" : uri.getHost()) + path;
            return shown.isEmpty() ? address : shown;
        } catch (URISyntaxException notOne) {
            return address;
        }
    }
}
