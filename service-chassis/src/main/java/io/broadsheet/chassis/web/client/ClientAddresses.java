package io.broadsheet.chassis.web.client;

import io.broadsheet.chassis.BadSetting;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where a call comes from, seen through the proxies that are believed. */
public final class ClientAddresses {
    private static final int IPV6_SITE = 8;
    private static final int IPV6_ALLOCATION = 6;

    private final List<Network> trusted;

    public ClientAddresses(Settings settings) {
        this.trusted = settings.networks();
    }

    /** @param trustedProxies addresses and CIDR blocks whose {@code Forwarded} is believed */
    @ConfigurationProperties("broadsheet")
    public record Settings(@DefaultValue List<String> trustedProxies) {

        public Settings {
            trustedProxies = List.copyOf(trustedProxies);
        }

        List<Network> networks() {
            try {
                return trustedProxies.stream().map(Network::parse).toList();
            } catch (IllegalArgumentException bad) {
                throw new BadSetting("broadsheet.trusted-proxies", "must be addresses or blocks like 10.0.0.0/8");
            }
        }
    }

    /** The network a reader is in, as a key for limits: the IPv4 address, the first 64 bits of an IPv6 one. */
    public String network(HttpServletRequest request) {
        var address = address(request);
        return address instanceof Inet4Address
                ? address.getHostAddress()
                : HexFormat.of().formatHex(address.getAddress(), 0, IPV6_SITE);
    }

    /** The block that a {@link #network} is in, which one may have whole: the first 24 bits of IPv4, 48 of IPv6. */
    public static String block(String network) {
        int dot = network.lastIndexOf('.');
        return network.substring(0, dot < 0 ? 2 * IPV6_ALLOCATION : dot);
    }

    /** The reader's own address, or that of the last hop that could be believed. */
    public InetAddress address(HttpServletRequest request) {
        var address = InetAddress.ofLiteral(request.getRemoteAddr());
        if (!isTrusted(address)) {
            return address;
        }
        for (var hop : Forwarded.addresses(String.join(",", headers(request)))) {
            if (hop == null) {
                return address;
            }
            address = hop;
            if (!isTrusted(address)) {
                return address;
            }
        }
        return address;
    }

    private static List<String> headers(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Forwarded"));
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }
}
