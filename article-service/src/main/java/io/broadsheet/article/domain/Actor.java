package io.broadsheet.article.domain;

import org.jspecify.annotations.Nullable;

/**
 * Who gives a command.
 *
 * @param subject what the issuer knows the person or the script by
 * @param name for colleagues to read; null where the token has none
 */
public record Actor(String subject, @Nullable String name) {}
