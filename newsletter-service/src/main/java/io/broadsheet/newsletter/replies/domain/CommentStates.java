package io.broadsheet.newsletter.replies.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of comments: where they are, what they answer, and whether readers of the site see them. */
public interface CommentStates {

    /** @param parentId absent for one on the article itself */
    record State(
            UUID id, long version, UUID articleId, @Nullable UUID parentId, boolean visible, boolean removed) {}

    /** Takes states over, of each comment unless a later one is here. */
    void put(List<State> states, Instant now);

    boolean isRemoved(UUID id);

    /** The comment that it answers, if that is known. */
    Optional<UUID> parentOf(UUID id);

    /** Visible replies to that comment that were seen at {@code from} or later, without these; oldest first. */
    List<VisibleReply> replies(UUID parent, Instant from, Collection<UUID> besides, int limit);

    /** Those of them that are visible now. */
    Set<UUID> visible(Collection<UUID> ids);

    /** Forgets up to {@code limit} that were first heard of before. @return how many */
    long forget(Instant heardBefore, int limit);
}
