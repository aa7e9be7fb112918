package io.broadsheet.article.domain;

/** What happened to an article that others may know. */
public sealed interface ArticleEvent {

    /** It became public, at first or after a withdrawal. */
    record ArticlePublished(Publication publication) implements ArticleEvent {}

    /** It was published again while public. */
    record ArticleRevised(Publication publication) implements ArticleEvent {}

    /** A correction was added, its last one, and perhaps the text was published again. */
    record ArticleCorrected(Publication publication) implements ArticleEvent {}

    record ArticleWithdrawn(Withdrawal withdrawal) implements ArticleEvent {}

    record ArticleErased() implements ArticleEvent {}
}
