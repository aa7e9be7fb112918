package io.broadsheet.article.rendering;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Addresses as editors write them. */
final class Addresses {

    private static final Pattern SCHEME = Pattern.compile("^[a-z][a-z0-9+.-]*:");
    private static final Pattern IGNORED = Pattern.compile("[\\p{Cntrl}\\s]+");

    private Addresses() {}

    /** As browsers read it: without the spaces and control characters that they pass over. */
    static String read(String address) {
        return IGNORED.matcher(address.strip()).replaceAll("");
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
