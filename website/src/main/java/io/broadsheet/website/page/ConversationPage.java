package io.broadsheet.website.page;

import io.broadsheet.website.cache.CachedPage;
import io.broadsheet.website.cache.ServiceCaches;
import io.broadsheet.website.client.Article;
import io.broadsheet.website.client.ArticleAt;
import io.broadsheet.website.client.Query;
import io.broadsheet.website.client.ServiceAway;
import io.broadsheet.website.page.ArticlePage.PageOptions;
import io.broadsheet.website.text.Texts;
import io.broadsheet.website.view.Metadata;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Makes the page of one thread of comments, from one of them on: there every comment can be reached. */
@Component
class ConversationPage {

    private static final int REPLIES = 50;

    private final ServiceCaches caches;
    private final ArticlePage articles;
    private final PageRenderer renderer;
    private final Discussions discussions;
    private final CommentForms forms;
    private final Texts texts;

    ConversationPage(
            ServiceCaches caches,
            ArticlePage articles,
            PageRenderer renderer,
            Discussions discussions,
            CommentForms forms,
            Texts texts) {
        this.caches = caches;
        this.articles = articles;
        this.renderer = renderer;
        this.discussions = discussions;
        this.forms = forms;
        this.texts = texts;
    }

    CachedPage make(PageRenderer.RenderContext context, String slug, UUID comment, PageOptions options)
            throws ServiceAway {
        return switch (context.dependencies().need(caches.articles(), slug)) {
            case ArticleAt.Here(var article) -> thread(context, article, comment, options);
            case ArticleAt.Moved(var path) ->
                renderer.moved(
                        context, options.at(path + "/comments/" + comment).toString());
            default -> articles.make(context, slug, options);
        };
    }

    private CachedPage thread(PageRenderer.RenderContext context, Article article, UUID comment, PageOptions options)
            throws ServiceAway {
        var query = Query.of("").with("limit", REPLIES).with("after", options.after());
        var asked = new ServiceCaches.ThreadFrom(article.summary().id(), comment, query.toString());
        var found = context.dependencies().need(caches.threads(), asked);
        if (found.isEmpty() && options.after() != null) {
            return renderer.leadOn(context, Paths.comment(article.summary().slug(), comment) + "#comments");
        }
        if (found.isEmpty()) {
            return renderer.message(context, 404, texts.of("error.unknown"), texts.of("comment.unknown"));
        }
        var thread = found.get();
        var slug = article.summary().slug();
        var page = Query.of(Paths.comment(slug, comment))
                .with("after", options.after())
                .toString();
        var answered = options.reply() == null
                ? null
                : Discussions.find(
                                Stream.concat(Stream.of(thread.top()), thread.items().stream())
                                        .toList(),
                                options.reply())
                        .orElse(null);
        var form = forms.of(Paths.article(slug) + "/comments", page + "#reply", options, answered, answered != null);
        var talk = discussions.of(article, thread, page, form, options);
        var title = texts.of("comments.thread");
        return context.render(
                200,
                Metadata.plain(title + ": " + article.summary().title()),
                (templates, layout) -> templates.conversation(
                        layout,
                        talk,
                        article.summary().title(),
                        Paths.article(slug),
                        article.summary().language(),
                        Texts.direction(article.summary().language())));
    }
}
