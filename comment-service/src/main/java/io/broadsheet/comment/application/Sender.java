package io.broadsheet.comment.application;

import io.broadsheet.chassis.Texts;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a comment.
 *
 * @param authorId the subject of a genuine author token, absent for somebody without one
 * @param network as a key for limits
 * @param staff whether signed in as one of the newsroom
 * @param name of one of the newsroom; absent for others, and where nothing told it
 */
public record Sender(
        @Nullable UUID authorId,
        String network,
        boolean staff,
        @Nullable String name) {

    public Sender(@Nullable UUID authorId, String network, boolean staff) {
        this(authorId, network, staff, null);
    }

    boolean isNamed(String author) {
        return name != null && Texts.folded(name).equals(Texts.folded(author));
    }
}
