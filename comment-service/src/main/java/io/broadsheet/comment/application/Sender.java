package io.broadsheet.comment.application;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a comment.
 *
 * @param authorId the subject of a genuine author token, absent for somebody without one
 * @param network as a key for limits
 * @param staff whether signed in as one of the newsroom
 */
public record Sender(@Nullable UUID authorId, String network, boolean staff) {}
