package io.broadsheet.article.domain;

import io.broadsheet.article.domain.Article.Change;

/** Shows a picture of an article as it is known by now. */
public final class PictureUpdate {

    private PictureUpdate() {}

    /**
     * In the working copy and to readers. Nobody edited the article, so its times stay; what differs in nothing changes
     * and announces nothing.
     *
     * @param rendering tells readers of pictures within the text
     * @param version the article's version with it
     */
    public static Change of(Article article, Image image, Rendering rendering, long version) {
        return switch (article) {
            case Article.Draft(var copy, var changed) -> Change.silent(new Article.Draft(copy.toldOf(image), changed));
            case Article.Withdrawn(var copy, var withdrawal, var changed) ->
                Change.silent(new Article.Withdrawn(copy.toldOf(image), withdrawal, changed));
            case Article.Published(var copy, var publication, var changed) -> {
                var told = publication.toldOf(image, rendering, version);
                var next = new Article.Published(copy.toldOf(image), told, changed);
                yield told == publication
                        ? Change.silent(next)
                        : Change.announcing(next, new ArticleEvent.ArticleRevised(told));
            }
            case Article.Erased erased -> Change.silent(erased);
        };
    }
}
