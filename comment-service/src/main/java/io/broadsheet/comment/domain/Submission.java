package io.broadsheet.comment.domain;

/** All that a policy looks at. */
public record Submission(Contribution words, ArticleTraits article, Standing standing) {}
