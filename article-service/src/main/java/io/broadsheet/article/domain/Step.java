package io.broadsheet.article.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is done with an article, by whom and when.
 *
 * @param by null for what nobody asked for, or where it is not known
 */
public record Step(Action action, @Nullable Actor by, Instant at) {}
