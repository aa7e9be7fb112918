package io.broadsheet.chassis.web.client;

import io.broadsheet.chassis.BadSetting;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** Where a call comes from, seen through the proxies that are believed. */
public final class ClientAddresses {
    private static final int IPV6_SITE = 8;
    private static final int IPV6_ALLOCATION = 6;
    private static final int IPV4 = 4;
    /** Of a customer with so many networks each may use up all that is one's own. */
    public static final int NETWORKS_OF_A_CUSTOMER = 5;

    /** {@code 64:ff9b::/96}: the last four bytes are those of an IPv4 address (RFC 6052). */
    private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

    /** {@code 2002::/16}: the next four bytes are those of an IPv4 address (RFC 3056). */
    private static final byte[] SIX_TO_FOUR = {0x20, 0x02};

    private final List<IpAddressMatcher> trusted;

    public ClientAddresses(Settings settings) {
        this.trusted = settings.networks();
    }

    /** @param trustedProxies addresses and CIDR blocks whose {@code Forwarded} is believed */
    @ConfigurationProperties("broadsheet")
    public record Settings(@DefaultValue List<String> trustedProxies) {

        public Settings {
            trustedProxies = List.copyOf(trustedProxies);
        }

        List<IpAddressMatcher> networks() {
            try {
                return trustedProxies.stream()
                        .map(block -> new IpAddressMatcher(block.strip()))
                        .toList();
            } catch (IllegalArgumentException bad) {
                throw new BadSetting("broadsheet.trusted-proxies", "must be addresses or blocks like 10.0.0.0/8");
            }
        }
    }

    /**
     * The network a reader is in, as a key for limits: the IPv4 address, also one within an IPv6 address; the first 64
     * bits of another IPv6 one.
     */
    public String network(HttpServletRequest request) {
        return network(address(request));
    }

    /** Of a reader for whom the caller speaks, if it and all between us are known and believed; else of the caller. */
    public String network(HttpServletRequest request, @Nullable String forwarded) {
        var header = header(request);
        var hops = Forwarded.addresses(header);
        boolean isKnown = header.isEmpty() || !hops.isEmpty() && !hops.contains(null);
        var caller = address(request);
        return network(isKnown && forwarded != null ? address(caller, forwarded) : caller);
    }

    private static String network(InetAddress address) {
        if (address instanceof Inet4Address) {
            return address.getHostAddress();
        }
        byte[] bytes = address.getAddress();
        return startsWith(bytes, NAT64)
                ? ipv4(bytes, NAT64.length)
                : startsWith(bytes, SIX_TO_FOUR)
                        ? ipv4(bytes, SIX_TO_FOUR.length)
                        : HexFormat.of().formatHex(bytes, 0, IPV6_SITE);
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }

    private static String ipv4(byte[] bytes, int from) {
        return IntStream.range(from, from + IPV4)
                .mapToObj(at -> Integer.toString(Byte.toUnsignedInt(bytes[at])))
                .collect(Collectors.joining("."));
    }

    /**
     * What one customer may have whole: the first 48 bits of an IPv6 {@link #network}. An IPv4 address is of one at
     * least, and is given as it is.
     */
    public static String customer(String network) {
        return network.length() == 2 * IPV6_SITE && network.indexOf('.') < 0 ? block(network) : network;
    }

    /** The block that a {@link #network} is in, which one may have whole: the first 24 bits of IPv4, 48 of IPv6. */
    public static String block(String network) {
        int dot = network.lastIndexOf('.');
        return network.substring(0, dot < 0 ? 2 * IPV6_ALLOCATION : dot);
    }

    /** The reader's own address, or that of the last hop that could be believed. */
    public InetAddress address(HttpServletRequest request) {
        return address(InetAddress.ofLiteral(request.getRemoteAddr()), header(request));
    }

    private static String header(HttpServletRequest request) {
        return String.join(",", Collections.list(request.getHeaders("Forwarded")));
    }

    private InetAddress address(InetAddress caller, String forwarded) {
        var address = caller;
        var hops = Forwarded.addresses(forwarded).iterator();
        while (isTrusted(address) && hops.hasNext()) {
            var hop = hops.next();
            if (hop == null) {
                return address;
            }
            address = hop;
        }
        return address;
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.matches(address.getHostAddress()));
    }
}
