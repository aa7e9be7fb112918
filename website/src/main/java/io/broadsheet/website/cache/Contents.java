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
import java.util.Set;
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

    /** Articles appeared, changed or went away; lists anywhere may name them now, or no longer. */
    public void articlesChanged(Collection<String> slugs, Set<UUID> ids, boolean erased) {
        slugs.forEach(articles::outdate);
        articles.outdateIf((slug, at) -> switch (at) {
            case ArticleAt.Here(var article) -> ids.contains(article.id());
            case ArticleAt.Gone gone -> erased;
            case ArticleAt.Moved moved -> false;
            case ArticleAt.Unknown unknown -> false;
        });
        lists.outdateAll();
        related.outdateAll();
        popular.outdateAll();
        counts.outdateAll();
        files.outdateAll();
    }

    /** What is said about articles changed, or how much of it there is. */
    public void commentsChanged(Set<UUID> ids) {
        discussions.outdateIf((discussion, comments) -> ids.contains(discussion.article()));
        articles.outdateIf((slug, at) -> at instanceof ArticleAt.Here(var article) && ids.contains(article.id()));
        lists.outdateIf((query, list) -> names(list.items(), ids));
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

    private static boolean names(List<Summary> summaries, Set<UUID> ids) {
        return summaries.stream().anyMatch(summary -> ids.contains(summary.id()));
    }
}
