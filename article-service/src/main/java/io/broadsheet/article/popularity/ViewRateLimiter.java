package io.broadsheet.article.popularity;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Lets a few views by one reader of one article count, and then one now and then. Who that is is not kept: only hashes
 * under a secret that is made at the start, changed every day and never leaves this memory. The least active are
 * forgotten first.
 */
@Component
class ViewRateLimiter {

    private static final int MOST = 100_000;
    private static final long A_DAY = Duration.ofDays(1).toNanos();

    private final LongSupplier nanoTime;
    private final int readerBurst;
    private final int networkBurst;
    private final double refill;
    private final Cache<Long, Allowance> allowances;
    private volatile Secret secret;

    private record Secret(byte[] bytes, long since) {}

    @Autowired
    ViewRateLimiter(ViewSettings settings) {
        this(settings, System::nanoTime);
    }

    ViewRateLimiter(ViewSettings settings, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.readerBurst = settings.readerBurst();
        this.networkBurst = settings.networkBurst();
        this.refill = settings.refill().toNanos();
        // What has not been touched for as long as it takes to fill is as good as new.
        this.allowances = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(settings.refill())
                .build();
        this.secret = secret(nanoTime.getAsLong());
    }

    /** Whether another view counts. */
    boolean admit(View view, UUID article) {
        var now = nanoTime.getAsLong();
        return take(key(now, view.network(), view.userAgent(), article), readerBurst, now)
                && take(key(now, view.network(), null, article), networkBurst, now);
    }

    private boolean take(long key, int burst, long now) {
        return allowances.get(key, unknown -> new Allowance(burst, now)).take(burst, burst / refill, now);
    }

    private long key(long now, String network, @Nullable String userAgent, UUID article) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(secret(now, secret).bytes);
            digest.update(ByteBuffer.allocate(16)
                    .putLong(article.getMostSignificantBits())
                    .putLong(article.getLeastSignificantBits())
                    .array());
            digest.update(network.getBytes(UTF_8));
            digest.update((byte) (userAgent == null ? 0 : 1));
            digest.update(userAgent == null ? new byte[0] : userAgent.getBytes(UTF_8));
            return ByteBuffer.wrap(digest.digest()).getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }

    private Secret secret(long now, Secret current) {
        if (now - current.since < A_DAY) {
            return current;
        }
        var next = secret(now);
        secret = next;
        return next;
    }

    private static Secret secret(long now) {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new Secret(bytes, now);
    }

    /** So many at once, and as many again after some time. */
    private static final class Allowance {
        private double left;
        private long at;

        Allowance(int burst, long now) {
            this.left = burst;
            this.at = now;
        }

        synchronized boolean take(int burst, double perNano, long now) {
            left = Math.min(burst, left + Math.max(0, now - at) * perNano);
            at = now;
            if (left < 1) {
                return false;
            }
            left--;
            return true;
        }
    }
}
