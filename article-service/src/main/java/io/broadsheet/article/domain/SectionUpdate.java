package io.broadsheet.article.domain;

import io.broadsheet.article.domain.Article.Change;

/** Gives an article's section the name that it has by now. */
public final class SectionUpdate {

    private SectionUpdate() {}

    /**
     * In the working copy and to readers. Nobody edited the article, so its times stay; what differs in nothing changes
     * and announces nothing.
     *
     * @param version the article's version with it
     */
    public static Change of(Article article, SectionTree tree, long version) {
        return switch (article) {
            case Article.Draft(var copy, var changed) ->
                Change.silent(new Article.Draft(copy.with(tree.named(copy.details())), changed));
            case Article.Withdrawn(var copy, var withdrawal, var changed) ->
                Change.silent(new Article.Withdrawn(copy.with(tree.named(copy.details())), withdrawal, changed));
            case Article.Published(var copy, var publication, var changed) -> {
                var named = tree.named(publication.details());
                var told = named == publication.details() ? publication : publication.with(named, version);
                var next = new Article.Published(copy.with(tree.named(copy.details())), told, changed);
                yield told == publication
                        ? Change.silent(next)
                        : Change.announcing(next, new ArticleEvent.ArticleRevised(told));
            }
            case Article.Erased erased -> Change.silent(erased);
        };
    }
}
