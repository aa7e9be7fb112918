package io.broadsheet.article.application;

import io.broadsheet.article.domain.Action;
import io.broadsheet.article.domain.Actor;
import io.broadsheet.article.domain.Article;
import io.broadsheet.article.domain.Articles;
import io.broadsheet.article.domain.Articles.Call;
import io.broadsheet.article.domain.Articles.Entry;
import io.broadsheet.article.domain.Details.HeroImage;
import io.broadsheet.article.domain.Images;
import io.broadsheet.article.domain.SlugChoice;
import io.broadsheet.article.domain.Step;
import io.broadsheet.article.domain.WorkingCopy;
import io.broadsheet.chassis.Ids;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Writes and edits what only the newsroom sees. */
@Service
public class ArticleWriting {

    private final Articles articles;
    private final Images images;
    private final SectionTrees sections;
    private final Ids ids;
    private final Clock clock;
    private final RandomGenerator random = RandomGenerator.getDefault();

    ArticleWriting(Articles articles, Images images, SectionTrees sections, Ids ids, Clock clock) {
        this.articles = articles;
        this.images = images;
        this.sections = sections;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws UnknownArticle if there is none with this id */
    public Entry find(UUID id) {
        return articles.find(id).orElseThrow(UnknownArticle::new);
    }

    /**
     * Starts an article, once for each call.
     *
     * @param call null if it may not be repeated
     */
    public Entry start(DraftInput manuscript, @Nullable Call call, Actor by) {
        var now = clock.instant();
        var details = sections.current().named(manuscript.details());
        return FreeSlugSearch.first(
                manuscript.slug(),
                random,
                slug -> articles.add(
                        ids.next(),
                        Article.draft(slug, details, manuscript.body(), now),
                        call,
                        new Step(Action.STARTED, by, now)));
    }

    /**
     * Replaces the working copy.
     *
     * @param seen the versions the editor worked on, or null for any
     * @param how {@link Action#EDITED} or {@link Action#AUTOSAVED}
     */
    public Entry edit(UUID id, @Nullable Set<Long> seen, DraftInput manuscript, Action how, Actor by) {
        var now = clock.instant();
        var details = sections.current().named(manuscript.details());
        return FreeSlugSearch.first(
                manuscript.slug(),
                random,
                slug -> articles.update(id, new Step(how, by, now), current -> {
                            current.require(seen);
                            return current.article().edit(slug, details, manuscript.body(), now);
                        })
                        .orElseThrow(UnknownArticle::new));
    }

    /**
     * Makes an earlier text the working copy again, at the address that it has now. A picture above it that is gone stays
     * gone.
     */
    public Entry restore(UUID id, @Nullable Set<Long> seen, WorkingCopy earlier, Actor by) {
        var now = clock.instant();
        var details = sections.current()
                .named(isPictureGone(earlier) ? earlier.details().unpictured() : earlier.details());
        return articles.update(id, new Step(Action.RESTORED, by, now), current -> {
                    current.require(seen);
                    var slug = new SlugChoice.Given(current.article().copy().slug());
                    return current.article().edit(slug, details, earlier.body(), now);
                })
                .orElseThrow(UnknownArticle::new);
    }

    /** Whether the picture above a text has been deleted since, though its like may be there. */
    public boolean isPictureGone(WorkingCopy earlier) {
        var hero = earlier.details().heroImage();
        var uploaded = hero == null ? null : hero.uploaded();
        return uploaded != null
                && uploaded.id() != null
                && images.find(uploaded.id()).isEmpty();
    }

    /**
     * The picture above an article, if it is of that image: it stays there, whatever became of the image.
     *
     * @throws UnknownArticle if there is none with this id
     */
    public Optional<HeroImage> picture(UUID id, UUID image) {
        return Optional.ofNullable(find(id).article().copy().details().heroImage())
                .filter(hero ->
                        hero.uploaded() != null && image.equals(hero.uploaded().id()));
    }
}
