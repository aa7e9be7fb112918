package io.broadsheet.article.store;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import io.broadsheet.article.application.ArticleAnnouncements;
import io.broadsheet.article.domain.Activity;
import io.broadsheet.article.domain.Article;
import io.broadsheet.article.domain.Articles;
import io.broadsheet.article.domain.CallRepeatedOtherwise;
import io.broadsheet.article.domain.ErasedForGood;
import io.broadsheet.article.domain.Slug;
import io.broadsheet.article.domain.SlugTaken;
import io.broadsheet.article.domain.StaleVersion;
import io.broadsheet.article.domain.Step;
import io.broadsheet.chassis.aggregate.AggregateStore;
import io.broadsheet.chassis.aggregate.AggregateStores;
import io.broadsheet.chassis.aggregate.Revision;
import io.broadsheet.chassis.aggregate.Versioned;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Articles in {@code articles}, one document each, its events in the same document. */
@Repository
class MongoArticles implements Articles {

    private final AggregateStore<StoredArticle> articles;
    private final ArticleAnnouncements announcements;
    private final MongoActivityLog log;
    private final MongoRevisions revisions;

    MongoArticles(
            AggregateStores stores,
            ArticleAnnouncements announcements,
            MongoActivityLog log,
            MongoRevisions revisions) {
        this.announcements = announcements;
        this.log = log;
        this.revisions = revisions;
        this.articles = stores.open(
                ArticleIndexes.ARTICLES,
                ArticleDocument.class,
                ArticleDocument::from,
                ArticleDocument::toStored,
                current -> announcements.of(
                        current.id(),
                        current.version(),
                        current.state().article().announcements()));
    }

    @Override
    public Optional<Entry> find(UUID id) {
        return articles.find(id).map(MongoArticles::entry);
    }

    @Override
    public Optional<Entry> findBySlug(Slug slug) {
        return articles.findOne(eq(ArticleIndexes.SLUGS, slug.value())).map(MongoArticles::entry);
    }

    @Override
    public Entry add(UUID id, Article.Draft draft, @Nullable Call call, Step step) {
        try {
            return entry(articles.insert(
                    id, new StoredArticle(draft, call, ActivityDocument.from(Activity.first(step))), List.of()));
        } catch (MongoWriteException failure) {
            // Inserted first and asked afterwards, so that of two such calls at once one finds the other.
            requireDuplicate(failure);
            return made(call).orElseThrow(SlugTaken::new);
        }
    }

    private Optional<Entry> made(@Nullable Call call) {
        if (call == null) {
            return Optional.empty();
        }
        var before = articles.findOne(eq(ArticleIndexes.CALL, call.key()));
        if (before.isPresent() && !call.equals(before.get().state().call())) {
            throw new CallRepeatedOtherwise(before.get().id());
        }
        return before.map(MongoArticles::entry);
    }

    @Override
    public Optional<Entry> update(UUID id, Function<Entry, Step> step, Function<Entry, Article.Change> decision) {
        try {
            return articles.update(id, current -> {
                        var entry = entry(current);
                        return revision(current, step.apply(entry), decision.apply(entry));
                    })
                    .map(MongoArticles::entry);
        } catch (MongoWriteException failure) {
            requireDuplicate(failure);
            throw new SlugTaken();
        } catch (ErasedForGood | StaleVersion late) {
            // A revision may have been kept after those of the article were erased.
            if (find(id).map(Entry::article).orElse(null) instanceof Article.Erased) {
                revisions.erase(id);
            }
            throw late;
        }
    }

    private Revision<StoredArticle> revision(Versioned<StoredArticle> current, Step step, Article.Change change) {
        var state = current.state();
        var latest = state.latest(current.version());
        if (change.events().isEmpty() && change.next().equals(state.article())) {
            if (latest.isAskedForBy(step)) {
                log.keep(current.id(), latest);
                revisions.keep(current.id(), latest, state.article().copy());
            }
            return new Revision<>(state, List.of());
        }
        // Before the write, which may be lost or come again: kept once for each version, and what is ahead is no harm.
        if (!latest.isContinuedBy(step)) {
            log.keep(current.id(), latest);
            if (latest.isSaving() && !(change.next() instanceof Article.Erased)) {
                revisions.keep(current.id(), latest, state.article().copy());
            }
        }
        return new Revision<>(
                new StoredArticle(change.next(), state.call(), ActivityDocument.from(latest.next(step))),
                announcements.of(current.id(), current.version() + 1, change.events()));
    }

    private static void requireDuplicate(MongoWriteException failure) {
        if (failure.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
            throw failure;
        }
    }

    private static Entry entry(Versioned<StoredArticle> stored) {
        return new Entry(stored.id(), stored.state().article(), stored.state().latest(stored.version()));
    }
}
