package io.broadsheet.article.search;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.apache.lucene.util.BytesRef;

/**
 * The last five bytes of an article's id, by which it is known in cursors: these are random, so that of a million articles
 * hardly two have the same, and two hundred make an address that is not too long.
 */
final class ArticleKey {

    static final int BYTES = 5;

    private static final int HIGH = 8 * Integer.BYTES;
    private static final long MASK = 0xFF_FFFF_FFFFL;

    private ArticleKey() {}

    static long of(UUID article) {
        return of(article.getLeastSignificantBits());
    }

    /** @param low the lower half of the id */
    static long of(long low) {
        return low & MASK;
    }

    static BytesRef term(long key) {
        var bytes = ByteBuffer.allocate(BYTES);
        put(bytes, key);
        return new BytesRef(bytes.array());
    }

    static void put(ByteBuffer bytes, long key) {
        bytes.put((byte) (key >> HIGH)).putInt((int) key);
    }

    static long get(ByteBuffer bytes) {
        return Byte.toUnsignedLong(bytes.get()) << HIGH | Integer.toUnsignedLong(bytes.getInt());
    }
}
