package io.broadsheet.website.cache;

import java.time.Duration;

/**
 * What events told of answers of one kind: an instance of a service that lags behind may answer as if it had not happened.
 *
 * @param <K> what is asked for
 * @param <V> the answer
 */
interface EventFilter<K, V> {

    /** What readers may see of an answer: the answer itself, or what is left of it. */
    default V visible(K key, V answer) {
        return answer;
    }

    /** Whether the answer is from before an event, so that reading again can bring a newer one. */
    default boolean isBehind(K key, V answer) {
        return false;
    }

    /** Whether what was read last is older than what was known before. */
    default boolean isOlder(K key, V read, V known) {
        return false;
    }

    /** Whether all that an outdated answer says is right, so that it can be used until it has been read again. */
    default boolean isRightMeanwhile(K key, V answer) {
        return false;
    }

    /** How long an answer is right without an event, in nanoseconds: some of it changes without one. */
    default long lasting() {
        return Long.MAX_VALUE;
    }

    static <K, V> EventFilter<K, V> none() {
        return new EventFilter<>() {};
    }

    /** Of what is read again after so long in any case. */
    static <K, V> EventFilter<K, V> lasting(Duration most) {
        return new EventFilter<>() {
            @Override
            public long lasting() {
                return most.toNanos();
            }
        };
    }
}
