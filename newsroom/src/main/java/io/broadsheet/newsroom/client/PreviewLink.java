package io.broadsheet.newsroom.client;

import java.time.Instant;

/** An address at which anybody sees the later page, until then. */
public record PreviewLink(String url, Instant expiresAt) {}
