package io.broadsheet.website.beacon;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.chassis.Sha256;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Stands in for readers where views are written down: the same reader is told from others, and nobody can say who it was.
 * By hashes under a key that is made anew at each start and each day, and never leaves this memory.
 */
@Component
class AnonymousReaders {

    private static final long A_DAY = Duration.ofDays(1).toNanos();
    private static final HexFormat HEX = HexFormat.of();
    private static final int AGENT = 8;

    private volatile Key key = new Key();

    private static final class Key {
        private final SecretKeySpec secret;
        private final long since = System.nanoTime();

        Key() {
            var bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            secret = Sha256.key(HEX.formatHex(bytes));
        }
    }

    /**
     * An address in place of all those of a network, of the block for hashes (2001:20::/28, RFC 7343), which nobody has.
     *
     * @return as {@code Forwarded} names it (RFC 7239)
     */
    String address(String network) {
        var hash = HEX.formatHex(hash(network), 0, 5);
        return "for=\"[2001:2%s:%s:%s::]\"".formatted(hash.substring(0, 1), hash.substring(1, 5), hash.substring(5, 9));
    }

    /** @return a word that is no robot's name */
    @Nullable String agent(@Nullable String agent) {
        return agent == null ? null : HEX.formatHex(hash("agent " + agent), 0, AGENT);
    }

    private byte[] hash(String text) {
        var current = key;
        if (System.nanoTime() - current.since > A_DAY) {
            current = new Key();
            key = current;
        }
        return Sha256.keyed(current.secret, text.getBytes(UTF_8));
    }
}
