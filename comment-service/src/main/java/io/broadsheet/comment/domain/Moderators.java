package io.broadsheet.comment.domain;

import java.time.Instant;

/** Who moderated lately, by their subjects. */
public interface Moderators {

    void seen(String subject, Instant now);

    boolean anyBesides(String subject, Instant since);

    /** Those that were seen last before that. */
    void forgetBefore(Instant limit);
}
