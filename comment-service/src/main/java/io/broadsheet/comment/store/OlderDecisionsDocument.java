package io.broadsheet.comment.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * Decisions as stored in {@code comment_older_decisions}, some in a document. Public for the driver's codec.
 *
 * @param id made of the comment, of when the first was made, and of how many they are
 * @param last when the last was made
 * @param worded true where moderators wrote something into one, or absent
 */
public record OlderDecisionsDocument(
        @BsonId String id,
        UUID commentId,
        Instant last,
        List<DecisionDocument> decisions,
        @Nullable Boolean worded) {}
