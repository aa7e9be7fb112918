package io.broadsheet.comment.score;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntPredicate;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * What moderators decided, read from {@code comments} while the words are there: those of refused ones are forgotten after a
 * while. The language is the article's, from {@code article_projection}.
 */
@Repository
class DecidedComments {

    private static final String REJECTED = "rejected";
    private static final int PAGE = 500;
    private static final int MOST_LOOKED_AT = 500_000;
    private static final String OF_A_RULE = "rule:";
    /** Of the article's language where it is not known. */
    static final String UNKNOWN = "und";

    private final MongoCollection<BsonDocument> comments;
    private final MongoCollection<BsonDocument> articles;

    DecidedComments(MongoDatabase database) {
        comments = database.getCollection("comments", BsonDocument.class);
        articles = database.getCollection("article_projection", BsonDocument.class);
    }

    /** The language's own subtag, whatever the country: a model of each is enough. */
    static String languageOf(@Nullable String tag) {
        String language = tag == null ? "" : Locale.forLanguageTag(tag).getLanguage();
        return language.isEmpty() ? UNKNOWN : language;
    }

    /**
     * The newest, half of them approvals and half refusals where there are as many.
     *
     * @param goOn asked again and again, with how many were read so far; the reading ends when it says no
     * @return by language; empty if it was to end
     */
    Map<String, Lessons> newest(int most, IntPredicate goOn) {
        var lessons = new HashMap<String, Lessons>();
        boolean isWhole = read("visible", most / 2, lessons, goOn) && read(REJECTED, most / 2, lessons, goOn);
        return isWhole ? lessons : Map.of();
    }

    /** By comments_by_state, newest first, a page at a time: most of what is visible may be what nobody decided on. */
    private boolean read(String state, int most, Map<String, Lessons> into, IntPredicate goOn) {
        @Nullable BsonDocument last = null;
        int kept = 0;
        for (int looked = 0; looked < MOST_LOOKED_AT && kept < most; looked += PAGE) {
            var page = comments.find(last == null ? eq("state", state) : and(eq("state", state), before(last)))
                    .sort(descending("since", "_id"))
                    .limit(PAGE)
                    .projection(include("articleId", "text", "since", "approved", "decisions.by", "decisions.undone"))
                    .into(new ArrayList<>());
            kept += add(page, state.equals(REJECTED), into);
            if (!goOn.test(read(into))) {
                return false;
            }
            if (page.size() < PAGE) {
                break;
            }
            last = page.getLast();
        }
        return true;
    }

    private static int read(Map<String, Lessons> lessons) {
        return lessons.values().stream()
                .mapToInt(each -> each.approved() + each.refused())
                .sum();
    }

    private static Bson before(BsonDocument last) {
        var since = last.getDateTime("since");
        return and(lte("since", since), or(lt("since", since), lt("_id", last.get("_id"))));
    }

    /** @return how many of them say something */
    private int add(List<BsonDocument> page, boolean refused, Map<String, Lessons> into) {
        var languages = languages(page.stream().map(DecidedComments::article).toList());
        int kept = 0;
        for (var comment : page) {
            boolean isDecided =
                    refused || comment.getBoolean("approved", BsonBoolean.FALSE).getValue();
            if (isDecided && comment.get("text") instanceof BsonString text && isByAPerson(comment)) {
                into.computeIfAbsent(languages.getOrDefault(article(comment), UNKNOWN), language -> new Lessons())
                        .add(
                                text.getValue(),
                                refused,
                                Instant.ofEpochMilli(
                                        comment.getDateTime("since").getValue()));
                kept++;
            }
        }
        return kept;
    }

    /** What a rule refused would teach it the rules. */
    private static boolean isByAPerson(BsonDocument comment) {
        return comment.getArray("decisions", new BsonArray()).stream()
                .map(BsonValue::asDocument)
                .filter(decision -> !decision.containsKey("undone") || decision.isNull("undone"))
                .reduce((earlier, later) -> later)
                .map(latest -> !latest.getString("by").getValue().startsWith(OF_A_RULE))
                .orElse(false);
    }

    private static UUID article(BsonDocument comment) {
        return comment.getBinary("articleId").asUuid();
    }

    private Map<UUID, String> languages(Collection<UUID> ids) {
        var languages = new HashMap<UUID, String>();
        articles.find(in("_id", new LinkedHashSet<>(ids)))
                .projection(include("language"))
                .forEach(article -> {
                    String tag = article.get("language") instanceof BsonString told ? told.getValue() : null;
                    languages.put(((BsonBinary) Objects.requireNonNull(article.get("_id"))).asUuid(), languageOf(tag));
                });
        return languages;
    }
}
