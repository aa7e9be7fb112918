package io.broadsheet.chassis.web.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ForwardedTest {
    private final ClientAddresses readers =
            new ClientAddresses(new ClientAddresses.Settings(List.of("10.0.0.0/8", "::1", "192.168.1.1")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9 | for=198.51.100.1                     | 203.0.113.9",
                "10.1.2.3    | for=198.51.100.1                     | 198.51.100.1",
                "10.1.2.3    | For=\"198.51.100.1:4711\";proto=https | 198.51.100.1",
                "10.1.2.3    | for=6.6.6.6, for=198.51.100.1        | 198.51.100.1",
                "10.1.2.3    | for=198.51.100.1, for=10.9.9.9       | 198.51.100.1",
                "10.1.2.3    | for=198.51.100.1;by=10.9.9.9;host=a, for=192.168.1.1 | 198.51.100.1",
                "10.1.2.3    | for=198.51.100.1, for=unknown        | 10.1.2.3",
                "10.1.2.3    | for=198.51.100.1, for=_hidden        | 10.1.2.3",
                "10.1.2.3    | for=198.51.100.1 nonsense            | 10.1.2.3",
                "10.1.2.3    | ;;;                                  | 10.1.2.3",
                "10.1.2.3    | for=news.example                     | 10.1.2.3",
                "::1         | for=\"[2001:db8:1:2:3:4:5:6]:80\"    | 20010db800010002",
                "::1         | for=\"[2001:db8:1:2:ffff::1]\"       | 20010db800010002",
                "::1         | for=\"[::ffff:198.51.100.1]\"        | 198.51.100.1",
                "::1         | for=\"[64:ff9b::c000:201]\"          | 192.0.2.1",
                "::1         | for=\"[2002:c000:201:7::1]\"         | 192.0.2.1",
                "::1         | for=\"[64:ff9b:1::c000:201]\"        | 0064ff9b00010000",
            })
    void believesOnlyTrustedProxies(String remote, String forwarded, String network) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(remote);
        request.addHeader("Forwarded", forwarded);

        assertThat(readers.network(request)).isEqualTo(network);
    }

    /** A proxy hands on what a caller made up, with what it knows itself behind it. */
    @Test
    void believesNothingBesideWhatNoProxyWrites() {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr("10.1.2.3");
        request.addHeader("Forwarded", "for=\"" + "\\x".repeat(20_000) + "\"");
        request.addHeader("Forwarded", "for=198.51.100.1");

        assertThat(readers.network(request)).isEqualTo("10.1.2.3");
    }

    @Test
    void takesTheCallersAddressWhenNothingIsForwarded() {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr("10.1.2.3");

        assertThat(readers.network(request)).isEqualTo("10.1.2.3");
    }

    @ParameterizedTest
    @CsvSource({"203.0.113.9, 203.0.113", "20010db800010002, 20010db80001"})
    void tellsTheBlockOfANetwork(String network, String block) {
        assertThat(ClientAddresses.block(network)).isEqualTo(block);
    }

    /** An IPv4 address may be of many, who are not to pay for their neighbours. */
    @ParameterizedTest
    @CsvSource({"203.0.113.9, 203.0.113.9", "255.255.255.255, 255.255.255.255", "20010db800010002, 20010db80001"})
    void tellsWhatACustomerMayHaveWhole(String network, String customer) {
        assertThat(ClientAddresses.customer(network)).isEqualTo(customer);
    }
}
