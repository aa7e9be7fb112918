package io.broadsheet.newsroom.client;

import org.jspecify.annotations.Nullable;

/** What became of a decision, or of taking one back. */
public sealed interface Decided {

    record Done(ModeratedComment comment) implements Decided {}

    /** Somebody changed it in the meantime, or it may not be decided on: 409. @param comment as it is now, where that is told */
    record Otherwise(@Nullable String detail, @Nullable ModeratedComment comment) implements Decided {}

    /** @param status 4xx */
    record Refused(int status, Refusal why) implements Decided {}

    /** A reply was taken, and readers do not see it: it was removed since, or is held. @param to what it answers */
    record Unseen(ModeratedComment to) implements Decided {}

    record NotOffered() implements Decided {}
}
