package io.broadsheet.newsletter.edition.domain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids that come out the same whenever the same thing is planned again: UUIDv5 (RFC 9562). */
public final class EditionId {

    private EditionId() {}

    /** Of what one reader gets of a cut. */
    public static UUID of(UUID subscription, long number) {
        return uuid5(subscription, Long.toString(number));
    }

    /** Of what the readers of a cohort get who were last served by the cut {@code served}. */
    public static UUID of(String cohortKey, long served, long number) {
        return uuid5(new UUID(served, number), cohortKey);
    }

    static UUID uuid5(UUID namespace, String name) {
        try {
            var sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(ByteBuffer.allocate(16)
                    .putLong(namespace.getMostSignificantBits())
                    .putLong(namespace.getLeastSignificantBits())
                    .array());
            var hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
            return new UUID(
                    hash.getLong() & 0xffffffffffff0fffL | 0x5000L,
                    hash.getLong() & 0x3fffffffffffffffL | 0x8000000000000000L);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-1", e);
        }
    }
}
