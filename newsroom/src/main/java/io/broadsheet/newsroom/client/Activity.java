package io.broadsheet.newsroom.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What somebody did with an article. */
public record Activity(
        long version, Instant at, String action, @Nullable Person by) {}
