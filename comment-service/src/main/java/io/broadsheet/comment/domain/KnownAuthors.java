package io.broadsheet.comment.domain;

import java.util.Set;
import java.util.UUID;

/** What their comments so far tell of authors and names. */
public interface KnownAuthors {

    /**
     * How many comments of this author under exactly this name moderators approved that readers see today.
     *
     * @param besides a comment that does not count
     * @return not more than {@link Standing#MOST_APPROVALS}
     */
    int approvals(UUID authorId, String name, UUID besides);

    /**
     * Under what others are known that readers see.
     *
     * @param name of this author; of others what looks like it counts
     * @param parts of it, which may be a name of staff
     */
    NameBearers bearers(Set<NameKey> name, Set<NameKey> parts, UUID authorId);

    /**
     * @param another whether there are approved words of somebody else
     * @param staff whether there are words of somebody who was signed in as one of the newsroom
     */
    record NameBearers(boolean another, boolean staff) {}

    /** Of this very author. */
    History history(UUID authorId);

    /** Of everybody under a name that looks like it. */
    History history(Set<NameKey> names);
}
