package io.broadsheet.chassis.web.client;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code for} addresses of {@code Forwarded} headers (RFC 7239). */
final class Forwarded {
    /** Quoted, too, an address is short; what goes on for longer would also exhaust the stack. */
    private static final Pattern PAIR =
            Pattern.compile("\\s*([\\w!#$%&'*+.^`|~-]+)=(\"(?:[^\"\\\\]|\\\\.){0,200}+\"|[^\";,\\s]*)\\s*([;,]|$)");

    private Forwarded() {}

    /** Nearest proxy's entry first; null for an entry without a readable address (unknown, obfuscated, malformed). */
    static List<@Nullable InetAddress> addresses(String header) {
        List<@Nullable InetAddress> addresses = new ArrayList<>();
        var pair = PAIR.matcher(header);
        InetAddress current = null;
        int at = 0;
        while (at < header.length() && pair.find(at) && pair.start() == at) {
            if (pair.group(1).toLowerCase(Locale.ROOT).equals("for")) {
                current = address(pair.group(2));
            }
            if (!pair.group(3).equals(";")) {
                addresses.add(current);
                current = null;
            }
            at = pair.end();
        }
        if (at < header.length()) {
            // What follows was written nearer to us than what was readable: believe none of it.
            return List.of();
        }
        Collections.reverse(addresses);
        return addresses;
    }

    private static @Nullable InetAddress address(String node) {
        var host = node.replace("\"", "");
        if (host.startsWith("[")) {
            int end = host.indexOf(']');
            host = end < 0 ? "" : host.substring(1, end);
        } else if (host.indexOf(':') == host.lastIndexOf(':') && host.indexOf(':') >= 0) {
            host = host.substring(0, host.indexOf(':'));
        }
        try {
            return InetAddress.ofLiteral(host);
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }
}
