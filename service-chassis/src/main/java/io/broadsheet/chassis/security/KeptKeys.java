package io.broadsheet.chassis.security;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

/**
 * Fetches the keys of the issuer, and goes on with the last ones while it is away. Asked again within seconds, as by
 * tokens with keys that nobody knows, it answers what it has: an outage is waited for once, not by every call.
 */
final class KeptKeys extends RestTemplate {
    private final long pause;
    private volatile @Nullable Kept last;

    private record Kept(ResponseEntity<?> keys, long nanoTime) {}

    KeptKeys(Duration patience, Duration pause) {
        this.pause = pause.toNanos();
        var calls = new SimpleClientHttpRequestFactory();
        calls.setConnectTimeout(patience);
        calls.setReadTimeout(patience);
        setRequestFactory(calls);
    }

    @Override
    @SuppressWarnings("unchecked") // the decoder asks for one address as one type
    public <T> ResponseEntity<T> exchange(RequestEntity<?> request, Class<T> type) {
        var kept = last;
        if (kept == null || System.nanoTime() - kept.nanoTime > pause) {
            kept = new Kept(keys(request, type, kept), System.nanoTime());
            last = kept;
        }
        return (ResponseEntity<T>) kept.keys;
    }

    private ResponseEntity<?> keys(RequestEntity<?> request, Class<?> type, @Nullable Kept kept) {
        try {
            return super.exchange(request, type);
        } catch (RestClientException away) {
            if (kept == null) {
                throw away;
            }
            return kept.keys;
        }
    }
}
