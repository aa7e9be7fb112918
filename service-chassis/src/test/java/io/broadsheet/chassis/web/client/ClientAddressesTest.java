package io.broadsheet.chassis.web.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientAddressesTest {

    private final ClientAddresses readers =
            new ClientAddresses(new ClientAddresses.Settings(List.of("198.18.84.0/24")));

    @Test
    void aFrontEndSpeaksForItsReaders() {
        var site = call("198.18.84.7", null);

        assertThat(readers.network(site, "for=203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(readers.network(site, "for=192.0.2.4, for=203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(readers.network(site, null)).isEqualTo("198.18.84.7");
        assertThat(readers.network(call("198.18.84.2", "for=198.18.84.7"), "for=203.0.113.9"))
                .as("through a proxy of ours")
                .isEqualTo("203.0.113.9");
    }

    @Test
    void whoeverCallsThroughAProxySpeaksForNobodyElse() {
        var stranger = call("198.18.84.2", "for=1.2.3.4");

        assertThat(readers.network(stranger, "for=203.0.113.9")).isEqualTo("1.2.3.4");
        assertThat(readers.network(call("1.2.3.4", null), "for=203.0.113.9")).isEqualTo("1.2.3.4");
        for (var unreadable : List.of("for=unknown", "for=\"", "for=unknown, for=198.18.84.7")) {
            assertThat(readers.network(call("198.18.84.2", unreadable), "for=203.0.113.9"))
                    .as(unreadable)
                    .startsWith("198.18.84.");
        }
    }

    private static MockHttpServletRequest call(String peer, @Nullable String forwarded) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(peer);
        if (forwarded != null) {
            request.addHeader("Forwarded", forwarded);
        }
        return request;
    }
}
