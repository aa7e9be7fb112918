package io.broadsheet.article.application;

import io.broadsheet.article.domain.Actor;
import io.broadsheet.article.domain.Details;
import io.broadsheet.article.domain.Slug;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An article in the newsroom's list, without its text.
 *
 * @param updatedBy whoever made this version, if it is known
 * @param slug and {@code details} of the working copy; of an erased article there are none
 */
public record NewsroomItem(
        UUID id,
        long version,
        ArticleState state,
        @Nullable Slug slug,
        @Nullable Details details,
        Instant changedAt,
        @Nullable Actor updatedBy) {}
