package io.broadsheet.website.page;

import io.broadsheet.website.cache.Contents;
import io.broadsheet.website.cache.ReadyPage;
import io.broadsheet.website.client.Article;
import io.broadsheet.website.client.ArticleAt;
import io.broadsheet.website.client.Comment;
import io.broadsheet.website.client.Listing;
import io.broadsheet.website.client.Query;
import io.broadsheet.website.client.ServiceAway;
import io.broadsheet.website.form.FormTokens;
import io.broadsheet.website.form.Subscribing;
import io.broadsheet.website.view.ArticleView;
import io.broadsheet.website.view.ArticleView.CorrectionView;
import io.broadsheet.website.view.CommentForm;
import io.broadsheet.website.view.DiscussionView;
import io.broadsheet.website.view.Metadata;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes an article's page, or what stands in its place. */
@Component
public class ArticlePage {

    private static final int THREADS = 25;

    private final Contents contents;
    private final Press press;
    private final Teasers teasers;
    private final Pictures pictures;
    private final ArticleHead head;
    private final Discussions discussions;
    private final Subscribing subscribing;
    private final FormTokens tokens;
    private final Wording wording;

    /**
     * How a reader wants to see it.
     *
     * @param after where the comments begin
     * @param reply id of the comment to be answered
     * @param notice what became of what was just sent
     */
    public record Wish(
            boolean oldestFirst,
            @Nullable String after,
            @Nullable String reply,
            @Nullable String notice,
            @Nullable Attempt attempt) {

        /** The page as everybody sees it. */
        public static Wish plain() {
            return new Wish(false, null, null, null, null);
        }
    }

    /** A comment that was not taken, to be mended. */
    public record Attempt(int status, String author, String text, Map<String, String> errors) {}

    ArticlePage(
            Contents contents,
            Press press,
            Teasers teasers,
            Pictures pictures,
            ArticleHead head,
            Discussions discussions,
            Subscribing subscribing,
            FormTokens tokens,
            Wording wording) {
        this.contents = contents;
        this.press = press;
        this.teasers = teasers;
        this.pictures = pictures;
        this.head = head;
        this.discussions = discussions;
        this.subscribing = subscribing;
        this.tokens = tokens;
        this.wording = wording;
    }

    public ReadyPage make(Press.Sheet sheet, String slug, Wish wish) throws ServiceAway {
        return switch (sheet.making().need(contents.articles(), slug)) {
            case ArticleAt.Here(var article) -> article(sheet, article, wish);
            case ArticleAt.Moved(var path) -> press.moved(sheet, path);
            case ArticleAt.Gone(var reason) -> gone(sheet, reason);
            case ArticleAt.Unknown unknown ->
                message(sheet, 404, "Not here", "There is no article at this address, and there never was.");
        };
    }

    private ReadyPage gone(Press.Sheet sheet, @Nullable String reason) {
        return message(
                sheet,
                410,
                "No longer published",
                reason == null ? "This article was taken away for good." : "This article was withdrawn.",
                reason == null ? "" : reason);
    }

    private ReadyPage message(Press.Sheet sheet, int status, String title, String... paragraphs) {
        return press.message(sheet, status, title, paragraphs);
    }

    private ReadyPage article(Press.Sheet sheet, Article article, Wish wish) {
        var making = sheet.making();
        var query = Query.of("")
                .with("sort", wish.oldestFirst() ? "oldest" : "newest")
                .with("limit", THREADS)
                .with("after", wish.after());
        var comments = making.ask(contents.discussions(), new Contents.Discussion(article.id(), query.toString()));
        var related = making.ask(contents.related(), article.slug());
        var popular = contents.popular(making);

        var picture = pictures.of(article.heroImage());
        var shown = new HashMap<String, @Nullable Object>();
        shown.put("article", view(article));
        shown.put("talk", talk(article, comments.get(), wish));
        shown.put("subscribe", subscribing.formFor(article));
        shown.put("related", teasers.ofOptional(related.get()));
        shown.put("popular", teasers.ofOptional(popular.get()));
        sheet.language(article.language());
        var status = wish.attempt() == null ? 200 : wish.attempt().status();
        return sheet.print(status, head.of(article, picture), "article.jte", shown);
    }

    private DiscussionView talk(Article article, @Nullable Listing<Comment> comments, Wish wish) {
        return discussions.of(
                article, comments, wish.oldestFirst(), form(article.slug(), comments, wish), wish.notice());
    }

    /** What a reader typed must not be lost only because the article around it cannot be had. */
    ReadyPage formOnly(Press.Sheet sheet, String slug, Attempt attempt, @Nullable String reply) {
        var shown = new HashMap<String, @Nullable Object>();
        var talk = Discussions.unknown(slug, form(slug, null, new Wish(false, null, reply, null, attempt)));
        shown.put("talk", talk);
        return sheet.print(attempt.status(), Metadata.plain(press.title("Your comment")), "reply.jte", shown);
    }

    private CommentForm form(String slug, @Nullable Listing<Comment> comments, Wish wish) {
        var path = Paths.article(slug);
        var answered = wish.reply() == null || comments == null
                ? null
                : Discussions.find(comments.items(), wish.reply()).orElse(null);
        var attempt = wish.attempt();
        return new CommentForm(
                path + "/comments#reply",
                path + "#reply",
                attempt == null ? "" : attempt.author(),
                attempt == null ? "" : attempt.text(),
                wish.reply(),
                answered == null ? "a comment" : Objects.requireNonNullElse(answered.author(), "a comment"),
                attempt == null ? Map.of() : attempt.errors(),
                tokens.now());
    }

    private ArticleView view(Article article) {
        return new ArticleView(
                Paths.article(article.slug()),
                article.url(),
                article.title(),
                article.standfirst(),
                article.html(),
                article.authors().stream().map(Paths::author).toList(),
                article.section() == null ? null : Paths.section(article.section()),
                article.tags().stream().map(Paths::topic).toList(),
                wording.dateAndTime(article.publishedAt()),
                ArticleHead.isUpdated(article) ? wording.dateAndTime(article.updatedAt()) : null,
                Math.max(1, article.readingMinutes()),
                article.corrections().stream()
                        .map(correction -> new CorrectionView(wording.date(correction.at()), correction.note()))
                        .toList(),
                pictures.of(article.heroImage()),
                article.language(),
                Wording.direction(article.language()),
                Sharing.of(article));
    }
}
