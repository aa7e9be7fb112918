package io.broadsheet.newsroom.client;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a comment.
 *
 * @param what {@code posted}, {@code edited}, {@code held}, {@code let-through}, {@code approved}, {@code rejected},
 *     {@code spam}, {@code undone}, {@code note}, {@code appealed} or {@code removed}
 * @param by a subject, {@code policy} or {@code rule:CODE}; absent for the author
 * @param byName what that one was called then
 * @param text of a reason, a note or an appeal
 */
public record TrailLine(
        Instant at,
        String what,
        @Nullable String by,
        @Nullable String byName,
        List<String> rules,
        @Nullable String text) {

    public TrailLine {
        rules = List.copyOf(Objects.requireNonNullElse(rules, List.of()));
    }
}
