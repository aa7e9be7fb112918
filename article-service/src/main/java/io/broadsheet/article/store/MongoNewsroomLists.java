package io.broadsheet.article.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import io.broadsheet.article.application.ArticleLists.NewsroomWanted;
import io.broadsheet.article.application.ArticleLists.Place;
import io.broadsheet.article.application.ArticleState;
import io.broadsheet.article.application.TitleWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Finds what the newsroom wants to see, each wish by an index. */
final class MongoNewsroomLists {

    /** Of more titles with a word the newest are found sooner from the newest on than by the word. */
    private static final int COMMON = 1_000;

    private static final long LONGEST_SECONDS = 2;

    private final MongoCollection<BsonDocument> articles;

    MongoNewsroomLists(MongoCollection<BsonDocument> articles) {
        this.articles = articles;
    }

    List<BsonDocument> page(NewsroomWanted wanted, @Nullable Place after, int limit, Bson projection) {
        if (wanted.words() != null && wanted.words().isEmpty()) {
            return List.of();
        }
        var filters = new ArrayList<Bson>();
        filters.add(state(wanted));
        if (wanted.author() != null) {
            filters.add(eq(ArticleIndexes.COPY_AUTHORS, wanted.author()));
        }
        if (wanted.section() != null) {
            filters.add(eq(ArticleIndexes.COPY_SECTION, wanted.section()));
        }
        if (wanted.unpublishedChanges()) {
            filters.add(eq(ArticleIndexes.UNPUBLISHED, true));
        }
        if (wanted.words() != null) {
            addTitle(filters, wanted.words());
        }
        filters.addAll(wanted.scheduled() ? soonerOrLater(after) : before(after));
        var order = wanted.scheduled()
                ? ascending(ArticleIndexes.SCHEDULED, "_id")
                : descending(ArticleIndexes.CHANGED, "_id");
        return articles.find(and(filters))
                .sort(order)
                .limit(limit)
                .projection(projection)
                .maxTime(LONGEST_SECONDS, TimeUnit.SECONDS)
                .into(new ArrayList<>());
    }

    /** Beside another wish in a form that leads to no index: there are fewer articles of an author than drafts. */
    private static Bson state(NewsroomWanted wanted) {
        var state = wanted.state();
        if (state == null) {
            return ne(ArticleIndexes.STATE, ArticleState.ERASED.word());
        }
        return wanted.author() == null
                        && wanted.section() == null
                        && !wanted.unpublishedChanges()
                        && !wanted.scheduled()
                ? eq(ArticleIndexes.STATE, state.word())
                : nin(
                        ArticleIndexes.STATE,
                        Arrays.stream(ArticleState.values())
                                .filter(other -> other != state)
                                .map(ArticleState::word)
                                .toList());
    }

    private void addTitle(List<Bson> filters, List<String> words) {
        var longest =
                words.stream().max(Comparator.comparingInt(String::length)).orElseThrow();
        TitleWords.starts(List.of(longest)).stream()
                .limit(1)
                .map(this::idsOfTitlesWith)
                .filter(ids -> ids.size() < COMMON)
                .forEach(ids -> filters.add(in("_id", ids)));
        words.forEach(
                word -> filters.add(regex(ArticleIndexes.TITLE_WORDS, Pattern.compile("^" + Pattern.quote(word)))));
    }

    private List<BsonValue> idsOfTitlesWith(String start) {
        return articles.find(eq(ArticleIndexes.TITLE_STARTS, start))
                .projection(include("_id"))
                .limit(COMMON)
                .maxTime(LONGEST_SECONDS, TimeUnit.SECONDS)
                .map(read -> read.get("_id"))
                .into(new ArrayList<>());
    }

    /** The first condition bounds the index, the second parts those of the same instant. */
    private static List<Bson> before(@Nullable Place after) {
        return after == null
                ? List.of()
                : List.of(
                        lte(ArticleIndexes.CHANGED, after.at()),
                        or(lt(ArticleIndexes.CHANGED, after.at()), lt("_id", after.id())));
    }

    private static List<Bson> soonerOrLater(@Nullable Place after) {
        return after == null
                ? List.of(gte(ArticleIndexes.SCHEDULED, Instant.EPOCH))
                : List.of(
                        gte(ArticleIndexes.SCHEDULED, after.at()),
                        or(gt(ArticleIndexes.SCHEDULED, after.at()), gt("_id", after.id())));
    }
}
