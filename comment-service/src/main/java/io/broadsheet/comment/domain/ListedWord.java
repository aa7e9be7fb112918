package io.broadsheet.comment.domain;

import org.jspecify.annotations.Nullable;

/**
 * A word, or a few in a row.
 *
 * @param language BCP 47: only in comments on articles in it, {@code de} also in {@code de-AT}; absent: in all
 */
public record ListedWord(String word, @Nullable String language) {}
