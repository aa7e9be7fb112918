package io.broadsheet.article.store;

import static io.broadsheet.article.Newsroom.ARTICLES;
import static io.broadsheet.article.Newsroom.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.broadsheet.article.ArticleServiceTest;
import io.broadsheet.article.Newsroom;
import io.broadsheet.article.application.ArticleLists.NewsroomWanted;
import io.broadsheet.article.application.ArticleLists.Place;
import io.broadsheet.article.application.ArticleState;
import io.broadsheet.article.application.ScheduledArticles.Scheduled;
import io.broadsheet.article.application.TitleWords;
import io.broadsheet.chassis.store.CollectionIndexes;
import io.broadsheet.chassis.store.DatabaseClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.test.web.servlet.client.RestTestClient;

/** By which index the database finds what the newsroom asks for, and what is due: told by itself, of the very queries. */
@ArticleServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryPlansIT {

    private static final JsonWriterSettings EXACTLY =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();
    private static final List<String> OF_A_FIND = List.of("find", "filter", "sort", "limit", "projection");

    /** Rare, so that there is one index that leads there soonest. */
    private static final String TITLE = "Zugzwang for quixotic vexillologists";

    private static final String AUTHOR = "vex zylinder";
    private static final String SECTION = "vexillology";

    @Autowired
    private RestTestClient client;

    @Autowired
    private MongoDatabase database;

    @Autowired
    private MongoConnectionDetails connection;

    @Autowired
    private List<CollectionIndexes> declared;

    private final List<BsonDocument> finds = new ArrayList<>();
    private MongoClient listened;
    private MongoDatabase articles;

    @BeforeAll
    void onePublishedWithChangesThatWait() {
        var newsroom = new Newsroom(client);
        var draft = draft(TITLE, "section", "Vexillology");
        draft.put("authors", List.of("Vex Zylinder"));
        var id = newsroom.published(draft);
        draft.put("standfirst", "Of flags.");
        newsroom.edit(id, 2, draft).expectStatus().isOk();
        newsroom.post(
                        ARTICLES + "/" + id + "/publication",
                        Map.of("at", Instant.now().plus(Duration.ofHours(2)).toString()))
                .expectStatus()
                .isOk();
        // All but the unique ones are made while the service runs.
        await().atMost(Duration.ofSeconds(30)).until(() -> names().containsAll(declaredNames()));
        listened = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(connection.getConnectionString())
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        if (event.getCommandName().equals("find")) {
                            finds.add(BsonDocument.parse(event.getCommand().toJson(EXACTLY)));
                        }
                    }
                })
                .build());
        articles = listened.getDatabase(database.getName());
    }

    @AfterAll
    void stop() {
        listened.close();
    }

    private List<String> names() {
        return database.getCollection(ArticleIndexes.ARTICLES)
                .listIndexes()
                .map(index -> index.getString("name"))
                .into(new ArrayList<>());
    }

    private List<String> declaredNames() {
        return declared.stream()
                .filter(each -> each.collection().equals(ArticleIndexes.ARTICLES))
                .flatMap(each -> each.indexes().stream())
                .map(CollectionIndexes.Index::name)
                .toList();
    }

    private static NewsroomWanted wanted(
            @Nullable ArticleState state,
            @Nullable String title,
            @Nullable String author,
            @Nullable String section,
            boolean changes,
            boolean scheduled) {
        return new NewsroomWanted(
                state, title == null ? null : TitleWords.of(title), author, section, changes, scheduled);
    }

    static Stream<Arguments> lists() {
        return Stream.of(
                Arguments.of(wanted(null, null, null, null, false, false), "changed"),
                Arguments.of(wanted(ArticleState.ERASED, null, null, null, false, false), "state_changed"),
                Arguments.of(wanted(null, null, AUTHOR, null, false, false), "authors_changed"),
                Arguments.of(wanted(ArticleState.PUBLISHED, null, AUTHOR, null, false, false), "authors_changed"),
                Arguments.of(wanted(null, null, null, SECTION, false, false), "section_changed"),
                Arguments.of(wanted(ArticleState.PUBLISHED, null, null, SECTION, false, false), "section_changed"),
                Arguments.of(wanted(null, null, null, null, true, false), "unpublished_changed"),
                Arguments.of(wanted(null, null, null, null, false, true), "scheduled"),
                Arguments.of(wanted(ArticleState.PUBLISHED, null, null, null, false, true), "scheduled"),
                Arguments.of(wanted(null, "vexillolog", null, null, false, false), "title_starts, _id_"),
                Arguments.of(wanted(null, "zu quix", null, null, false, false), "title_starts, _id_"),
                Arguments.of(
                        wanted(ArticleState.PUBLISHED, "quixotic", AUTHOR, null, false, false), "title_starts, _id_"));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void eachListOfTheNewsroomIsReadByItsIndex(NewsroomWanted wanted, String indexes) {
        var lists = new MongoArticleLists(articles);
        for (var after : Arrays.asList(null, place(wanted))) {
            finds.clear();
            lists.newsroom(wanted, after, 30);
            assertThat(ways()).as("after %s", after).containsExactly(indexes.split(", "));
        }
    }

    /** Where the list goes on behind all that there is. */
    private static Place place(NewsroomWanted wanted) {
        var at = wanted.scheduled()
                ? Instant.EPOCH
                : Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MILLIS);
        return new Place(at, new UUID(-1, -1));
    }

    @Test
    void whatIsDueIsReadByItsIndex() {
        var scheduled = new MongoScheduledArticles(articles, new DatabaseClock(articles));
        finds.clear();

        var first = scheduled.next(null, 10);
        scheduled.next(new Scheduled(first.getFirst().id(), first.getFirst().at()), 10);

        assertThat(ways()).containsExactly("due", "due");
    }

    /** The index of each find, in their order; what is no index is there by its stage. */
    private List<String> ways() {
        return List.copyOf(finds).stream().map(this::way).toList();
    }

    private String way(BsonDocument find) {
        var asked = new BsonDocument();
        OF_A_FIND.stream().filter(find::containsKey).forEach(part -> asked.append(part, find.get(part)));
        var told = database.runCommand(
                new Document("explain", asked).append("verbosity", "queryPlanner"), BsonDocument.class);
        var stages = new ArrayList<String>();
        collect(told.getDocument("queryPlanner").getDocument("winningPlan"), stages);
        return stages.contains("COLLSCAN") ? "COLLSCAN" : String.join("+", stages);
    }

    private static void collect(BsonValue told, List<String> stages) {
        switch (told) {
            case BsonDocument document ->
                document.forEach((name, value) -> {
                    if (name.equals("indexName") || value.equals(new BsonString("COLLSCAN"))) {
                        stages.add(value.asString().getValue());
                    }
                    collect(value, stages);
                });
            case BsonArray array -> array.forEach(each -> collect(each, stages));
            default -> {}
        }
    }
}
