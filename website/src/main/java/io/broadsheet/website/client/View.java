package io.broadsheet.website.client;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody looked at an article.
 *
 * @param id by which it is counted once, however often it is sent
 * @param forwarded whom it was for (RFC 7239)
 */
public record View(
        UUID id, String slug, String forwarded, @Nullable String userAgent) {}
