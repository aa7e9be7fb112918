package io.broadsheet.newsroom.client;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A comment as readers get it. What newer builds of comment-service add is null or empty with an older one.
 *
 * @param author absent, like {@code text}, where only the place is kept
 * @param staff whether its author was signed in as one of the newsroom
 * @param ownName whether that is under the name that the newsroom knows its author by
 * @param repliesNext absent if all its replies are here
 * @param inReplyToAuthor who is answered, where it does not stand below that
 */
public record ReaderComment(
        UUID id,
        @Nullable String author,
        @Nullable String text,
        @Nullable Boolean staff,
        @Nullable Boolean ownName,
        Instant postedAt,
        @Nullable Instant editedAt,
        List<ReaderComment> replies,
        @Nullable String repliesNext,
        @Nullable Integer repliesLeft,
        @Nullable String inReplyToAuthor) {

    public ReaderComment {
        replies = List.copyOf(Objects.requireNonNullElse(replies, List.of()));
    }
}
