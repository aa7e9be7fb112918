package io.broadsheet.article.domain;

/** What the newsroom works on; readers see it from the next publication on. */
public record WorkingCopy(Slug slug, Details details, Body body) {}
