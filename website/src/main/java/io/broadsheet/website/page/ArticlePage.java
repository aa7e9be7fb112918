package io.broadsheet.website.page;

import io.broadsheet.website.cache.CachedPage;
import io.broadsheet.website.cache.ServiceCaches;
import io.broadsheet.website.client.Article;
import io.broadsheet.website.client.ArticleAt;
import io.broadsheet.website.client.Comment;
import io.broadsheet.website.client.Listing;
import io.broadsheet.website.client.PreviewAt;
import io.broadsheet.website.client.Query;
import io.broadsheet.website.client.ServiceAway;
import io.broadsheet.website.client.Summary;
import io.broadsheet.website.form.SubscribeForms;
import io.broadsheet.website.text.Texts;
import io.broadsheet.website.view.ArticleView;
import io.broadsheet.website.view.ArticleView.CorrectionView;
import io.broadsheet.website.view.DiscussionView;
import io.broadsheet.website.view.Metadata;
import io.broadsheet.website.view.Moment;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes an article's page, or what stands in its place. */
@Component
public class ArticlePage {

    private static final int THREADS = 25;

    private final ServiceCaches caches;
    private final PageRenderer renderer;
    private final Teasers teasers;
    private final Pictures pictures;
    private final ArticleHead head;
    private final Discussions discussions;
    private final SubscribeForms subscribeForms;
    private final CommentForms forms;
    private final LocalFormats formats;
    private final Texts texts;
    private final Bylines bylines;

    /**
     * How a reader wants to see it.
     *
     * @param after where the comments begin
     * @param reply id of the comment to be answered
     * @param notice what became of what was just sent
     * @param voted what was just voted
     */
    public record PageOptions(
            CommentOrder sort,
            @Nullable String after,
            @Nullable String reply,
            @Nullable String notice,
            @Nullable Voted voted,
            @Nullable RejectedComment rejected) {

        /** The page as everybody sees it. */
        public static PageOptions plain() {
            return new PageOptions(CommentOrder.NEWEST, null, null, null, null, null);
        }

        /** The same page of another address. */
        Query at(String path) {
            return Query.of(path)
                    .with("sort", sort.parameter())
                    .with("after", after)
                    .with("reply", reply);
        }
    }

    /** @param value 1, -1, or 0 for a vote that was taken back */
    public record Voted(UUID id, int value) {}

    /** A comment that was not taken, to be mended. */
    public record RejectedComment(
            int status,
            String author,
            String text,
            @Nullable String inReplyTo,
            ReplyWish wish,
            Map<String, String> errors) {

        PageOptions options() {
            return new PageOptions(CommentOrder.NEWEST, null, inReplyTo, null, null, this);
        }

        /** Without name and text. */
        @Override
        public String toString() {
            return "RejectedComment[" + status + "]";
        }
    }

    ArticlePage(
            ServiceCaches caches,
            PageRenderer renderer,
            Teasers teasers,
            Pictures pictures,
            ArticleHead head,
            Discussions discussions,
            SubscribeForms subscribeForms,
            CommentForms forms,
            LocalFormats formats,
            Texts texts,
            Bylines bylines) {
        this.caches = caches;
        this.renderer = renderer;
        this.teasers = teasers;
        this.pictures = pictures;
        this.head = head;
        this.discussions = discussions;
        this.subscribeForms = subscribeForms;
        this.forms = forms;
        this.formats = formats;
        this.texts = texts;
        this.bylines = bylines;
    }

    public CachedPage make(PageRenderer.RenderContext context, String slug, PageOptions options) throws ServiceAway {
        return switch (context.dependencies().need(caches.articles(), slug)) {
            case ArticleAt.Here(var article) -> article(context, article, options);
            case ArticleAt.Moved(var path) ->
                renderer.moved(context, options.at(path).toString());
            case ArticleAt.Withdrawn(var reason) ->
                gone(context, "article.gone.withdrawn", reason == null ? "" : reason);
            case ArticleAt.Erased erased -> gone(context, "article.gone.erased", "");
            case ArticleAt.Unknown unknown ->
                message(context, 404, texts.of("error.unknown"), texts.of("article.unknown"));
        };
    }

    /** An article before its readers have it: the same page, found by no search engine, and without others' words. */
    CachedPage preview(PageRenderer.RenderContext context, PreviewAt found) {
        return switch (found) {
            case PreviewAt.Here(var article) -> {
                context.language(article.summary().language());
                yield context.render(
                        200,
                        Metadata.plain(
                                texts.of("preview.title", article.summary().title())),
                        (templates, layout) -> templates.article(
                                layout,
                                view(article),
                                discussions.preview(article),
                                subscribeForms.formFor(article.summary()),
                                List.of(),
                                List.of()));
            }
            case PreviewAt.Nothing nothing ->
                message(context, 404, texts.of("preview.nothing.title"), texts.of("preview.nothing"));
            case PreviewAt.Over over -> message(context, 410, texts.of("article.gone"), texts.of("preview.gone"));
            case PreviewAt.Unknown unknown ->
                message(context, 404, texts.of("error.unknown"), texts.of("preview.unknown"));
        };
    }

    private CachedPage gone(PageRenderer.RenderContext context, String story, String reason) {
        return message(context, 410, texts.of("article.gone"), texts.of(story), reason);
    }

    private CachedPage message(PageRenderer.RenderContext context, int status, String title, String... paragraphs) {
        return renderer.message(context, status, title, paragraphs);
    }

    private CachedPage article(PageRenderer.RenderContext context, Article article, PageOptions options) {
        var dependencies = context.dependencies();
        var query = Query.of("")
                .with("sort", options.sort().value())
                .with("limit", THREADS)
                .with("after", options.after());
        var comments = dependencies.ask(
                caches.discussions(),
                new ServiceCaches.Discussion(article.summary().id(), query.toString()));
        var related = dependencies.ask(caches.related(), article.summary().slug());
        var popular = caches.popular(dependencies);

        if (options.after() != null
                && comments.get() instanceof Listing<Comment> none
                && none.items().isEmpty()) {
            var first = Query.of(Paths.article(article.summary().slug()))
                    .with("sort", options.sort().parameter());
            return renderer.leadOn(context, first + "#comments");
        }
        var picture = pictures.of(article.summary().heroImage());
        context.language(article.summary().language());
        var section = article.summary().section();
        if (section != null) {
            context.within(Paths.section(section).href());
        }
        var status = options.rejected() == null ? 200 : options.rejected().status();
        return context.render(
                status,
                head.of(article, picture),
                (templates, layout) -> templates.article(
                        layout,
                        view(article),
                        talk(article, comments.get(), answered(context, article, options), options),
                        subscribeForms.formFor(article.summary()),
                        teasers.ofOptional(related.get()),
                        teasers.ofOptional(popular.get())));
    }

    /** @param elsewhere what is answered, if it is not among these comments */
    private DiscussionView talk(
            Article article,
            @Nullable Listing<Comment> comments,
            Supplier<@Nullable Comment> elsewhere,
            PageOptions options) {
        var slug = article.summary().slug();
        var page = Query.of(Paths.article(slug))
                .with("sort", options.sort().parameter())
                .with("after", options.after());
        var answered = options.reply() == null || comments == null
                ? null
                : Discussions.find(comments.items(), options.reply()).orElse(null);
        var form = forms.of(
                Paths.article(slug) + "/comments",
                page + "#reply",
                options,
                answered == null ? elsewhere.get() : answered,
                answered != null);
        return discussions.of(article, comments, options, page, form);
    }

    /** What a reader typed must not be lost, whatever has become of the article, and though it cannot be had. */
    CachedPage again(PageRenderer.RenderContext context, String slug, RejectedComment rejected) {
        try {
            if (caches.articleAt(slug) instanceof ArticleAt.Here(var article)) {
                return article(context, article, rejected.options());
            }
        } catch (ServiceAway away) {
            // The form can do without it.
        }
        return formOnly(context, Paths.article(slug) + "/comments", rejected);
    }

    /** @param action where the form was sent to */
    CachedPage formOnly(PageRenderer.RenderContext context, String action, RejectedComment rejected) {
        var form = forms.of(action, action, rejected.options(), null, false);
        return context.render(
                rejected.status(),
                Metadata.plain(texts.of("reply.page")),
                (templates, layout) -> templates.reply(layout, form));
    }

    /** Asked only for a page that nobody else gets. */
    private Supplier<@Nullable Comment> answered(
            PageRenderer.RenderContext context, Article article, PageOptions options) {
        return () -> {
            var id = id(options.reply());
            if (id == null) {
                return null;
            }
            var thread = context.dependencies()
                    .ask(
                            caches.threads(),
                            new ServiceCaches.ThreadFrom(article.summary().id(), id, "?limit=1"))
                    .get();
            return thread == null
                    ? null
                    : thread.flatMap(found -> Stream.concat(Stream.of(found.top()), found.items().stream())
                                    .filter(comment -> comment.id().equals(id))
                                    .findFirst())
                            .orElse(null);
        };
    }

    private static @Nullable UUID id(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }

    /** Whoever sees the same minute twice learns nothing. */
    private @Nullable Moment updated(Summary article) {
        var published = formats.dateAndTime(article.publishedAt());
        var updated = formats.dateAndTime(article.updatedAt());
        return ArticleHead.isUpdated(article) && !updated.text().equals(published.text()) ? updated : null;
    }

    private ArticleView view(Article article) {
        var summary = article.summary();
        return new ArticleView(
                Paths.article(summary.slug()),
                summary.url(),
                summary.title(),
                summary.breaking(),
                summary.standfirst(),
                BodyHtml.of(article.html()),
                DropCap.fits(article.html()),
                bylines.of(summary.authors()),
                summary.section() == null ? null : Paths.section(summary.section()),
                summary.tags().stream().map(Paths::topic).toList(),
                formats.dateAndTime(summary.publishedAt()),
                updated(summary),
                Math.max(1, summary.readingMinutes()),
                article.corrections().stream()
                        .map(correction -> new CorrectionView(formats.date(correction.at()), correction.note()))
                        .toList(),
                pictures.of(summary.heroImage()),
                summary.language(),
                Texts.direction(summary.language()),
                Sharing.of(summary, texts));
    }
}
