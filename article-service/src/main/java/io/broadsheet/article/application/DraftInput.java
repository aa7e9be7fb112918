package io.broadsheet.article.application;

import io.broadsheet.article.domain.Body;
import io.broadsheet.article.domain.Details;
import io.broadsheet.article.domain.Slug;
import org.jspecify.annotations.Nullable;

/**
 * An article as an editor hands it in.
 *
 * @param slug null for one from the title
 */
public record DraftInput(@Nullable Slug slug, Details details, Body body) {}
