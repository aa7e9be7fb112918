package io.broadsheet.website.cache;

import io.broadsheet.website.WebsiteSettings;
import io.broadsheet.website.client.Answer;
import io.broadsheet.website.client.ArticleAt;
import io.broadsheet.website.client.ArticleService;
import io.broadsheet.website.client.Comment;
import io.broadsheet.website.client.CommentService;
import io.broadsheet.website.client.Conversation;
import io.broadsheet.website.client.Listing;
import io.broadsheet.website.client.Month;
import io.broadsheet.website.client.NamedCount;
import io.broadsheet.website.client.SearchResults;
import io.broadsheet.website.client.ServiceAway;
import io.broadsheet.website.client.Summary;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All that pages are made of, each kind kept by itself: what changes for one page leaves the rest in place. */
@Component
public class ServiceCaches {

    public static final int RELATED = 4;
    public static final int POPULAR = 5;
    public static final String SECTIONS = "/sections";
    public static final String TAGS = "/tags";

    /** What the newsroom put on top. */
    public static final String FRONT = "/front";

    public static final String NEWEST = "/articles?limit=60";

    /** How much of the memory each kind may take, in hundredths. */
    private static final int ARTICLES = 34;

    private static final int LISTS = 11;
    private static final int RELATED_LISTS = 11;
    private static final int DISCUSSIONS = 16;
    private static final int THREADS = 5;
    private static final int FILES = 5;
    private static final int IMAGES = 16;
    private static final int POPULAR_LISTS = 1;
    private static final int COUNTS = 1;

    /** Votes are told by no event. */
    private static final Duration VOTES_LAST = Duration.ofSeconds(20);

    /** Until what is kept of an older move is dropped too. */
    private static final int MOST_MOVES = 3;

    private static final String PAST_DAY = "24h";
    private static final String ALL = "all";

    private final ArticleService service;
    private final ArticleVersions versions = new ArticleVersions();
    private final ServiceCache<String, ArticleAt> articles;
    private final ServiceCache<String, Listing<Summary>> lists;
    private final ServiceCache<String, List<Summary>> related;
    private final ServiceCache<String, List<Summary>> popular;
    private final ServiceCache<String, List<NamedCount>> counts;
    private final ServiceCache<String, List<Month>> months;
    private final ServiceCache<Discussion, Listing<Comment>> discussions;
    private final ServiceCache<ThreadFrom, Optional<Conversation>> threads;
    private final ServiceCache<String, Answer> files;
    private final ServiceCache<String, Answer> images;

    /** @param query how it is sorted and where it begins */
    public record Discussion(UUID article, String query) {}

    /**
     * @param comment from which on it is read
     * @param query where it goes on
     */
    public record ThreadFrom(UUID article, UUID comment, String query) {}

    ServiceCaches(ArticleService service, CommentService comments, ChangeFeed changeFeed, WebsiteSettings settings) {
        this.service = service;
        long hundredth = settings.answerCache().toBytes() / 100;
        this.articles = new ServiceCache<>(
                ARTICLES * hundredth, AnswerSizes::of, changeFeed, service::article, versions.ofArticles());
        this.lists = new ServiceCache<>(
                LISTS * hundredth,
                list -> AnswerSizes.ofSummaries(list.items()),
                changeFeed,
                service::list,
                versions.ofListings());
        this.related = new ServiceCache<>(
                RELATED_LISTS * hundredth,
                AnswerSizes::ofSummaries,
                changeFeed,
                slug -> service.related(slug, RELATED),
                versions.ofSummaries());
        this.popular = new ServiceCache<>(
                POPULAR_LISTS * hundredth,
                AnswerSizes::ofSummaries,
                changeFeed,
                window -> service.popular(POPULAR),
                versions.ofSummaries());
        this.counts = new ServiceCache<>(
                COUNTS * hundredth,
                AnswerSizes::ofCounts,
                changeFeed,
                path -> path.equals(TAGS) ? service.tags() : service.sections());
        this.months = new ServiceCache<>(
                COUNTS * hundredth, AnswerSizes::ofMonths, changeFeed, all -> service.months(settings.timeZone()));
        this.discussions = new ServiceCache<>(
                DISCUSSIONS * hundredth,
                AnswerSizes::ofComments,
                changeFeed,
                discussion -> comments.comments(discussion.article(), discussion.query()),
                EventFilter.lasting(VOTES_LAST));
        this.threads = new ServiceCache<>(
                THREADS * hundredth,
                AnswerSizes::ofThread,
                changeFeed,
                thread -> comments.conversation(thread.article(), thread.comment(), thread.query()),
                EventFilter.lasting(VOTES_LAST));
        this.files = new ServiceCache<>(FILES * hundredth, AnswerSizes::of, changeFeed, this::file);
        this.images = new ServiceCache<>(IMAGES * hundredth, AnswerSizes::of, changeFeed, service::file);
    }

    /** Nothing can be taken out of it, so it is read again until nothing has to be. */
    private Answer file(String query) throws ServiceAway {
        var file = service.file(query);
        if (versions.isNamedIn(file)) {
            throw ServiceAway.behind();
        }
        return file;
    }

    /** By slug. */
    public ServiceCache<String, ArticleAt> articles() {
        return articles;
    }

    /** The same, but an article that moved is looked for where it is: a form is sent to where its page was. */
    public ArticleAt articleAt(String slug) throws ServiceAway {
        var at = articles.get(slug).value();
        for (int moves = 0; moves < MOST_MOVES && at instanceof ArticleAt.Moved moved; moves++) {
            at = articles.get(moved.slug()).value();
        }
        return at;
    }

    /** By the call to article-service. */
    public ServiceCache<String, Listing<Summary>> lists() {
        return lists;
    }

    /** By {@link #SECTIONS} or {@link #TAGS}. */
    public ServiceCache<String, List<NamedCount>> counts() {
        return counts;
    }

    /** Kept nowhere: whoever searches is told of what there is then. */
    public SearchResults search(String query) throws ServiceAway {
        var found = service.search(query);
        return found.with(versions.visible(found.items()));
    }

    /** Of the site's zone, in which anything was published, latest first. */
    public Supplier<@Nullable List<Month>> months(PageDependencies page) {
        return page.ask(months, ALL);
    }

    public ServiceCache<Discussion, Listing<Comment>> discussions() {
        return discussions;
    }

    /** Threads by themselves; empty where readers see none. */
    public ServiceCache<ThreadFrom, Optional<Conversation>> threads() {
        return threads;
    }

    /** Feeds and sitemaps by the call to article-service. */
    public ServiceCache<String, Answer> files() {
        return files;
    }

    /** Sizes of pictures by their path. */
    public ServiceCache<String, Answer> images() {
        return images;
    }

    /** By slug. */
    public ServiceCache<String, List<Summary>> related() {
        return related;
    }

    /** Of the past day. */
    public Supplier<@Nullable List<Summary>> popular(PageDependencies page) {
        return page.ask(popular, PAST_DAY);
    }

    /** An article appeared or changed; lists anywhere may name it now. */
    public void articlePublished(UUID id, long version, Collection<String> slugs) {
        versions.published(id, version, slugs);
        articleChanged(slugs);
    }

    /** Nobody may read it any more, nor find it in a list, from now on: article-service may be away. */
    public void articleWithdrawn(UUID id, long version, Collection<String> slugs, @Nullable String reason) {
        versions.withdrawn(id, version, slugs, reason);
        articleTaken(versions::isNamedIn);
        articleChanged(slugs);
    }

    /** Nothing is left of an article, not even its addresses or the reason why it had been withdrawn. */
    public void articleErased(UUID id) {
        versions.erased(id, articles.keysOf(at -> is(id, at)));
        // Where else it was is not told.
        articleTaken(file -> true);
        // Of those that article-service told of, nobody knows here whose they are.
        articles.revokeIf(
                at -> at instanceof ArticleAt.Withdrawn(var reason) && reason != null && !versions.isGiven(reason));
        articles.outdateIf((slug, at) -> !(at instanceof ArticleAt.Here));
        articleChanged(List.of());
    }

    /** @param naming the feeds and sitemaps that may name it */
    private void articleTaken(Predicate<Answer> naming) {
        articles.reduceAll();
        lists.reduceAll();
        related.reduceAll();
        popular.reduceAll();
        // They are handed on as they are, so nothing can be taken out.
        files.revokeIf(naming);
        // It may have been the last one with its pictures.
        images.outdateAll();
    }

    private void articleChanged(Collection<String> slugs) {
        slugs.forEach(articles::outdate);
        lists.outdateAll();
        related.outdateAll();
        popular.outdateAll();
        counts.outdateAll();
        months.outdateAll();
        files.outdateAll();
    }

    /** What is said about an article changed, or how much of it there is. */
    public void commentsChanged(UUID article) {
        discussions.outdateIf((discussion, comments) -> discussion.article().equals(article));
        threads.outdateIf((thread, comments) -> thread.article().equals(article));
        articles.outdateIf((slug, at) -> is(article, at));
        lists.outdateIf((query, list) ->
                list.items().stream().anyMatch(summary -> summary.id().equals(article)));
    }

    /** Readers voted on its comments. */
    public void votesChanged(UUID article) {
        discussions.outdateIf((discussion, comments) -> discussion.article().equals(article));
        threads.outdateIf((thread, comments) -> thread.article().equals(article));
    }

    private static boolean is(UUID id, ArticleAt at) {
        return at instanceof ArticleAt.Here(var article)
                && article.summary().id().equals(id);
    }

    /** Popularity changes without an event: looks whether pages would name others by now. */
    public void lookAtPopular() throws ServiceAway {
        var named = popular.lastKnown(PAST_DAY);
        if (named != null && !ids(named).equals(ids(versions.visible(service.popular(POPULAR))))) {
            popular.outdateAll();
        }
    }

    /** The front page's order changes without an event, also when the time of a place is over: looks whether it has. */
    public void lookAtFront() throws ServiceAway {
        var shown = lists.lastKnown(FRONT);
        if (shown == null) {
            return;
        }
        var now = service.list(FRONT);
        if (shown.placed() != now.placed() || !ids(shown.items()).equals(ids(versions.visible(now.items())))) {
            lists.outdateIf((query, list) -> query.equals(FRONT));
        }
    }

    /** So does the tree of sections. */
    public void lookAtSections() throws ServiceAway {
        var shown = counts.lastKnown(SECTIONS);
        if (shown != null && !tree(shown).equals(tree(service.sections()))) {
            counts.outdateIf((path, list) -> path.equals(SECTIONS));
            lists.outdateIf((query, list) -> query.startsWith("/articles?section="));
        }
    }

    /** Without counts, of which events tell. */
    private static List<List<Object>> tree(List<NamedCount> sections) {
        return sections.stream()
                .map(section -> List.<Object>of(
                        section.name(), String.valueOf(section.parent()), section.formerly(), section.count() > 0))
                .toList();
    }

    private static List<UUID> ids(List<Summary> summaries) {
        return summaries.stream().map(Summary::id).toList();
    }
}
