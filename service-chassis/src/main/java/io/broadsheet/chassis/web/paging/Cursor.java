package io.broadsheet.chassis.web.paging;

import io.broadsheet.chassis.web.problem.ProblemException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended: the last item's place in the order, and its id for those at the same place.
 *
 * @param place an instant's milliseconds, or any other number the list is ordered by
 */
public record Cursor(long place, UUID id) {
    private static final byte FORMAT = 1;
    private static final int SIZE = 1 + 3 * Long.BYTES;

    public static Cursor at(Instant instant, UUID id) {
        return new Cursor(instant.toEpochMilli(), id);
    }

    /** For lists ordered by time. */
    public Instant instant() {
        return Instant.ofEpochMilli(place);
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @return null for null, the first page
     * @throws ProblemException 400 if this service did not issue it
     */
    public static @Nullable Cursor parse(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            if (bytes.remaining() == SIZE && bytes.get() == FORMAT) {
                var read = new Cursor(bytes.getLong(), new UUID(bytes.getLong(), bytes.getLong()));
                if (read.encode().equals(cursor)) {
                    return read;
                }
            }
        } catch (IllegalArgumentException notBase64) {
            // Told below.
        }
        throw ProblemException.malformed("after: not a cursor of this list.");
    }

    /** Opaque and safe in a URL. */
    public String encode() {
        var bytes = ByteBuffer.allocate(SIZE)
                .put(FORMAT)
                .putLong(place)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}
