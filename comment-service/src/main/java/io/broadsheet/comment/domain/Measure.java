package io.broadsheet.comment.domain;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A name or a network that is muted for a time.
 *
 * @param name as it was given; absent for a network
 * @param keys that tell whom it is about: how the name looks, or a keyed hash of the network
 * @param reason for other moderators
 * @param by the moderator's subject
 */
public record Measure(
        UUID id,
        Kind kind,
        @Nullable String name,
        Set<String> keys,
        String reason,
        String by,
        Instant at,
        Instant until) {

    private static final String OF_NAME = "name:";

    /** As {@link #keys}. */
    public static Set<String> keys(Set<NameKey> names) {
        return names.stream().map(key -> OF_NAME + key.value()).collect(Collectors.toUnmodifiableSet());
    }

    /** What is muted. */
    public enum Kind {
        NAME,
        NETWORK
    }
}
