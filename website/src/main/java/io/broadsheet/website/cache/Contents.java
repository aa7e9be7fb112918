package io.broadsheet.website.cache;

import io.broadsheet.website.client.Answer;
import io.broadsheet.website.client.ArticleAt;
import io.broadsheet.website.client.ArticleService;
import io.broadsheet.website.client.Comment;
import io.broadsheet.website.client.CommentService;
import io.broadsheet.website.client.Listing;
import io.broadsheet.website.client.NamedCount;
import io.broadsheet.website.client.ServiceAway;
import io.broadsheet.website.client.Summary;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All that pages are made of, each kind kept by itself: what changes for one page leaves the rest in place. */
@Component
public class Contents {

    public static final int RELATED = 4;
    public static final int POPULAR = 5;
    public static final String SECTIONS = "/sections";
    public static final String TAGS = "/tags";

    /** What the newsroom put on top. */
    public static final String FRONT = "/front";

    public static final String NEWEST = "/articles?limit=60";

    /** In characters. */
    private static final long ARTICLES = 24_000_000;

    /** In bytes. */
    private static final long FILES = 8_000_000;

    private static final String PAST_DAY = "24h";

    private final ArticleService service;
    private final Parts<String, ArticleAt> articles;
    private final Parts<String, Listing<Summary>> lists;
    private final Parts<String, List<Summary>> related;
    private final Parts<String, List<Summary>> popular;
    private final Parts<String, List<NamedCount>> counts;
    private final Parts<Discussion, Listing<Comment>> discussions;
    private final Parts<String, Answer> files;

    /** @param query how it is sorted and where it begins */
    public record Discussion(UUID article, String query) {}

    Contents(ArticleService service, CommentService comments, Hearing hearing) {
        this.service = service;
        this.articles = new Parts<>(ARTICLES, Contents::weight, hearing, service::article);
        this.lists = new Parts<>(500, list -> 1, hearing, service::list);
        this.related = new Parts<>(5_000, list -> 1, hearing, slug -> service.related(slug, RELATED));
        this.popular = new Parts<>(10, list -> 1, hearing, window -> service.popular(POPULAR));
        this.counts =
                new Parts<>(10, list -> 1, hearing, path -> path.equals(TAGS) ? service.tags() : service.sections());
        this.discussions = new Parts<>(
                5_000, list -> 1, hearing, discussion -> comments.comments(discussion.article(), discussion.query()));
        this.files = new Parts<>(FILES, file -> file.body().length, hearing, service::file);
    }

    private static int weight(ArticleAt at) {
        return at instanceof ArticleAt.Here(var article) ? article.html().length() : 0;
    }

    /** By slug. */
    public Parts<String, ArticleAt> articles() {
        return articles;
    }

    /** By the call to article-service. */
    public Parts<String, Listing<Summary>> lists() {
        return lists;
    }

    /** By {@link #SECTIONS} or {@link #TAGS}. */
    public Parts<String, List<NamedCount>> counts() {
        return counts;
    }

    public Parts<Discussion, Listing<Comment>> discussions() {
        return discussions;
    }

    /** Feeds and sitemaps by the call to article-service. */
    public Parts<String, Answer> files() {
        return files;
    }

    /** By slug. */
    public Parts<String, List<Summary>> related() {
        return related;
    }

    /** Of the past day. */
    public Supplier<@Nullable List<Summary>> popular(Making page) {
        return page.ask(popular, PAST_DAY);
    }

    /** An article appeared, changed or went away; lists anywhere may name it now, or no longer. */
    public void articleChanged(Collection<String> slugs) {
        slugs.forEach(articles::outdate);
        lists.outdateAll();
        related.outdateAll();
        popular.outdateAll();
        counts.outdateAll();
        files.outdateAll();
    }

    /** Nothing is left of an article, not even its addresses or the reason why it had been withdrawn. */
    public void articleErased(UUID id) {
        articles.outdateIf((slug, at) -> is(id, at) || at instanceof ArticleAt.Gone);
        articleChanged(List.of());
    }

    /** What is said about an article changed, or how much of it there is. */
    public void commentsChanged(UUID article) {
        discussions.outdateIf((discussion, comments) -> discussion.article().equals(article));
        articles.outdateIf((slug, at) -> is(article, at));
        lists.outdateIf((query, list) ->
                list.items().stream().anyMatch(summary -> summary.id().equals(article)));
    }

    private static boolean is(UUID id, ArticleAt at) {
        return at instanceof ArticleAt.Here(var article) && article.id().equals(id);
    }

    /** Popularity changes without an event: looks whether pages would name others by now. */
    public void lookAtPopular() throws ServiceAway {
        var named = popular.lastKnown(PAST_DAY);
        if (named != null && !ids(named).equals(ids(service.popular(POPULAR)))) {
            popular.outdateAll();
        }
    }

    private static List<UUID> ids(List<Summary> summaries) {
        return summaries.stream().map(Summary::id).toList();
    }
}
