package io.broadsheet.comment.domain;

import org.jspecify.annotations.Nullable;

/** Tells how likely moderators would refuse a comment, before one reads it. */
public interface CommentScorer {

    /**
     * Fails never: a score that cannot be had is {@link Score.NotKnown} or {@link Score.Late}. Where a scorer from outside
     * is asked it takes as long as the deadline set for it.
     *
     * @param language of the article, BCP 47; absent where it is not known
     */
    Score score(Contribution words, @Nullable String language);
}
