package io.broadsheet.newsroom.client;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Hands over lines one by one, until no more are wanted. */
final class Lines implements Flow.Subscriber<String> {

    private final Predicate<String> taker;
    private final CompletableFuture<Integer> unwanted = new CompletableFuture<>();
    private volatile Flow.@Nullable Subscription subscription;

    Lines(Predicate<String> taker) {
        this.taker = taker;
    }

    /** Ends once the taker wants no more; only then. */
    CompletableFuture<Integer> unwanted() {
        return unwanted;
    }

    void cancel() {
        var from = subscription;
        if (from != null) {
            from.cancel();
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription from) {
        subscription = from;
        from.request(1);
    }

    @Override
    public void onNext(String line) {
        if (taker.test(line)) {
            Objects.requireNonNull(subscription).request(1);
        } else {
            unwanted.complete(200);
        }
    }

    @Override
    public void onError(Throwable failed) {
        // The answer tells of it.
    }

    @Override
    public void onComplete() {
        // The answer ends.
    }
}
