package io.broadsheet.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.util.unit.DataSize;

/** The plain bytes of answers that are kept packed: of those asked for latest or most, so that they are unpacked once. */
public final class PlainForms {

    private final Cache<CachedResponse, byte[]> latest;

    /** @param most bytes of them all */
    public PlainForms(DataSize most) {
        this.latest = Caffeine.newBuilder()
                .weakKeys()
                .maximumWeight(most.toBytes())
                .weigher((CachedResponse answer, byte[] plain) -> plain.length)
                .build();
    }

    byte[] of(CachedResponse answer, byte[] packed) {
        return latest.get(answer, same -> Gzip.unpack(packed));
    }
}
