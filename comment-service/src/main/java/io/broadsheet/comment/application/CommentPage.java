package io.broadsheet.comment.application;

import io.broadsheet.comment.domain.Comments.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param next after which the following page begins, absent on the last one */
public record CommentPage<T>(List<T> items, @Nullable Position next) {}
