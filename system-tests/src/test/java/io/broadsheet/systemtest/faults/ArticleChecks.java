package io.broadsheet.systemtest.faults;

import static io.broadsheet.systemtest.faults.RunningSystem.ARTICLES;

import io.broadsheet.systemtest.faults.Calls.Answer;
import io.broadsheet.systemtest.faults.Ledger.LedgerArticle;
import io.broadsheet.systemtest.faults.Ledger.LedgerArticle.Kind;
import io.broadsheet.systemtest.faults.Ledger.LedgerArticle.State;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Every acknowledged command on an article is in its last version at readers, search, both projections and the topic. */
final class ArticleChecks {

    private static final String TOPIC = "articles.v1";

    private final RunningSystem system;
    private final Calls calls;
    private final Stores stores;
    private final TopicLog topics;

    ArticleChecks(RunningSystem system, Calls calls, Stores stores, TopicLog topics) {
        this.system = system;
        this.calls = calls;
        this.stores = stores;
        this.topics = topics;
    }

    List<Finding> of(Ledger ledger) {
        var findings = new ArrayList<Finding>();
        for (LedgerArticle article : ledger.articles) {
            check(article)
                    .forEach(what -> findings.add(new Finding(
                            ledger.seed,
                            "acknowledged commands are everywhere",
                            "article " + article.id + " " + what)));
        }
        return findings;
    }

    private List<String> check(LedgerArticle article) {
        Answer now = calls.staff(ARTICLES, "GET", "/newsroom/articles/" + article.id, null);
        State state = matching(article, now);
        if (state == null) {
            return List.of("is " + now.status() + " " + now.body() + ", acknowledged was " + article.acknowledged());
        }
        if (state.publicTitle() == null) {
            return List.of();
        }
        var wrong = new ArrayList<String>();
        for (Instance instance : system.instances(ARTICLES)) {
            add(wrong, "at " + instance.name(), atReaders(instance, article, state));
            add(wrong, "in the search of " + instance.name(), inSearch(instance, article, state));
        }
        add(wrong, "in comment-service", inComments(stores.commentsArticle(article.id), state));
        add(wrong, "in newsletter-service", inNewsletter(stores.story(article.id), state));
        add(wrong, "in " + TOPIC, inTopic(article, state));
        long looks = stores.views(article.id);
        // Whoever begins to count between two sendings of one batch does not know what was in the first.
        int most = article.possibleLooks.get() + article.looksAtTheSite.get();
        if (state.kind() == Kind.PUBLISHED && (looks < article.looks.get() || looks > most)) {
            wrong.add("has " + looks + " views, " + article.looks + " were acknowledged of " + article.possibleLooks);
        }
        return wrong;
    }

    private static void add(List<String> wrong, String where, @Nullable String what) {
        if (what != null) {
            wrong.add(where + " " + what);
        }
    }

    /** Which of the states that the ledger allows the owner itself has; null if none. */
    private static @Nullable State matching(LedgerArticle article, Answer now) {
        return Stream.concat(Stream.of(article.acknowledged()), article.possible().stream())
                .filter(state -> state.isIn(now))
                .findFirst()
                .orElse(null);
    }

    private @Nullable String atReaders(Instance instance, LedgerArticle article, State state) {
        Answer seen = calls.readerAt(instance, "/articles/" + article.slug());
        return switch (state.kind()) {
            case PUBLISHED ->
                seen.isDone() && seen.json().get("title").asString().equals(state.publicTitle())
                        ? null
                        : "is not " + state.publicTitle() + " but " + seen.status() + " " + brief(seen.body());
            default -> seen.status() == 410 || seen.status() == 404 ? null : "is still " + seen.status();
        };
    }

    private @Nullable String inSearch(Instance instance, LedgerArticle article, State state) {
        String title = state.publicTitle();
        String word = title.substring(title.lastIndexOf(' ') + 1);
        Answer found = calls.readerAt(instance, "/articles/search?q=" + word);
        if (!found.isDone()) {
            return "is " + found.status();
        }
        boolean isFound = StreamSupport.stream(found.json().get("items").spliterator(), false)
                .anyMatch(item -> item.toString().contains(article.id));
        return isFound == (state.kind() == Kind.PUBLISHED) ? null : isFound ? "is still found" : "is not found";
    }

    private static @Nullable String inComments(@Nullable Document projection, State state) {
        if (projection == null) {
            return "is not known";
        }
        return switch (state.kind()) {
            case ERASED -> projection.getBoolean("erased", false) ? null : "is not erased: " + projection;
            case WITHDRAWN -> "withdrawn".equals(projection.get("state")) ? null : "is not withdrawn: " + projection;
            default ->
                state.publicTitle().equals(projection.get("title"))
                                && projection.getBoolean("commentsOpen") == state.publicOpen()
                        ? null
                        : "is not " + state + ": " + projection;
        };
    }

    private static @Nullable String inNewsletter(@Nullable Document story, State state) {
        if (story == null) {
            return "is not known";
        }
        return switch (state.kind()) {
            case ERASED -> story.getBoolean("erased", false) ? null : "is not erased: " + story;
            case WITHDRAWN -> "withdrawn".equals(story.get("state")) ? null : "is not withdrawn: " + story;
            default ->
                "public".equals(story.get("state")) && state.publicTitle().equals(story.get("title"))
                        ? null
                        : "is not " + state + ": " + story;
        };
    }

    private @Nullable String inTopic(LedgerArticle article, State state) {
        return TopicChecks.wrong(
                topics.of(TOPIC, article.id), new TopicChecks.Word(state.toString(), last -> switch (state.kind()) {
                    case ERASED -> last.json() == null;
                    case WITHDRAWN -> last.type().equals("article.withdrawn");
                    default -> last.json() != null && last.json().contains("\"" + state.publicTitle() + "\"");
                }));
    }

    private static String brief(String body) {
        return body.length() > 200 ? body.substring(0, 200) + "…" : body;
    }
}
