package io.broadsheet.newsroom.client;

import org.jspecify.annotations.Nullable;

/** An article as lists and mails tell of it. */
public record Story(
        String title,
        @Nullable String standfirst,
        @Nullable String excerpt,
        @Nullable String section,
        @Nullable String language,
        @Nullable String url) {}
