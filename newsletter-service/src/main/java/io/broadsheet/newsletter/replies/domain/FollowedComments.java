package io.broadsheet.newsletter.replies.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Which comments readers want to hear of replies to. */
public interface FollowedComments {

    Optional<FollowedComment> find(UUID id);

    /** Those of them that are there. */
    Set<UUID> existing(Collection<UUID> ids);

    /** The oldest first. */
    List<FollowedComment> of(UUID reader, int limit);

    /** Confirmed ones, the oldest first. */
    List<FollowedComment> confirmed(UUID reader, int limit);

    /** Those of these readers who follow something, or were asked to confirm it. */
    Set<UUID> following(Collection<UUID> readers);

    /** Of readers who follow that comment, after {@code reader}, in their order. */
    List<UUID> readersOf(UUID commentId, UUID afterReader, int limit);

    /** The same of any comment on an article. */
    List<UUID> readersUnder(UUID articleId, UUID afterReader, int limit);

    /** Asks for one, anew if it was asked for before and not confirmed. */
    void ask(FollowedComment asked);

    void confirm(UUID id, Instant now);

    /** They were in the mail written then; again changes nothing. */
    void tell(UUID id, Collection<UUID> replies, Instant mailedAt);

    /** That reply is the reader's own: no mail is to tell of it. Nothing if this one is not followed. */
    void leaveOut(UUID id, UUID reply);

    void remove(UUID id);

    /** Ids of those asked for before and not confirmed, without these. */
    List<UUID> unconfirmed(Instant askedBefore, Collection<UUID> without, int limit);

    /** Ids of those that nobody asked for, confirmed or was told of since then, without these. */
    List<UUID> unused(Instant since, Collection<UUID> without, int limit);
}
