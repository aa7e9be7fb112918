package io.broadsheet.comment.store;

import static io.broadsheet.comment.Visitors.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.broadsheet.comment.CommentServiceTest;
import io.broadsheet.comment.Visitors;
import io.broadsheet.comment.domain.Articles;
import io.broadsheet.comment.domain.Comments;
import io.broadsheet.comment.domain.Comments.Order;
import io.broadsheet.comment.domain.Comments.Position;
import io.broadsheet.comment.domain.Comments.Queue;
import io.broadsheet.comment.domain.QueueFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.client.RestTestClient;

/** What is asked of one article is found by an index, in its order, however many comments it has: told by the database. */
@CommentServiceTest
@Import(CommentPlansIT.Listening.class)
class CommentPlansIT {

    private static final JsonWriterSettings EXACTLY =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();
    private static final List<String> OF_A_FIND = List.of("find", "filter", "sort", "limit", "projection");
    private static final List<BsonDocument> FINDS = new CopyOnWriteArrayList<>();
    private static final Position LATE = new Position(Instant.parse("2026-11-23T12:00:00Z"), new UUID(0, 1));

    @TestConfiguration(proxyBeanMethods = false)
    static class Listening {

        @Bean
        MongoClientSettingsBuilderCustomizer listening() {
            return settings -> settings.addCommandListener(new CommandListener() {
                @Override
                public void commandStarted(CommandStartedEvent event) {
                    if (event.getCommandName().equals("find")) {
                        FINDS.add(BsonDocument.parse(event.getCommand().toJson(EXACTLY)));
                    }
                }
            });
        }
    }

    @Autowired
    private RestTestClient client;

    @Autowired
    private Articles articles;

    @Autowired
    private Comments comments;

    @Autowired
    private MongoDatabase database;

    private final UUID article = UUID.randomUUID();

    @BeforeEach
    void anArticleWithAComment() {
        articles.put(article, 1, article("tides", "Tides", true));
        new Visitors(client).posted(article, "Ada " + article, "Well said.");
        // All but the unique ones are made while the service runs.
        await().until(() -> database.getCollection(MongoComments.COLLECTION)
                .listIndexes()
                .map(index -> index.getString("name"))
                .into(new ArrayList<>())
                .containsAll(List.of("comments_of_article_by_state", "comments_approved_authors")));
    }

    /** Something asked of an article, from a place on. */
    @FunctionalInterface
    interface Asked {
        void of(Comments comments, UUID article, @Nullable Position after);
    }

    static Stream<Arguments> asked() {
        return Stream.of(
                Arguments.of("comments_of_article_by_state", queue(Queue.HELD)),
                Arguments.of("comments_of_article_by_state", queue(Queue.VISIBLE)),
                Arguments.of("comments_of_article", threads(Order.NEWEST)),
                Arguments.of("comments_of_article", threads(Order.OLDEST)),
                Arguments.of("comments_of_article_by_change", (Asked)
                        (comments, article, after) -> comments.notRemoved(article, after, 100)),
                Arguments.of("comments_of_article_by_change", (Asked)
                        (comments, article, _) -> comments.changedSince(article, LATE.at(), 100)));
    }

    private static Asked queue(Queue queue) {
        return (comments, article, after) ->
                comments.queue(new QueueFilter(queue, null, article, null, null, null, null), after, 20);
    }

    private static Asked threads(Order order) {
        return (comments, article, after) -> comments.threads(article, order, after, 20);
    }

    @ParameterizedTest
    @MethodSource("asked")
    void whatIsAskedOfAnArticleIsReadByItsIndex(String index, Asked asked) {
        for (var after : Arrays.asList(null, LATE)) {
            FINDS.clear();
            asked.of(comments, article, after);
            assertThat(ways()).as("after %s", after).isNotEmpty().allMatch(List.of(index)::equals);
        }
    }

    /** The index, and a sort, of each find on the comments of the article. */
    private List<List<String>> ways() {
        return FINDS.stream()
                .filter(find -> find.getString("find").getValue().equals(MongoComments.COLLECTION))
                .filter(find -> find.getDocument("filter").toJson().contains("articleId"))
                .map(this::way)
                .toList();
    }

    private List<String> way(BsonDocument find) {
        var part = new BsonDocument();
        OF_A_FIND.stream().filter(find::containsKey).forEach(name -> part.append(name, find.get(name)));
        var told = database.runCommand(
                new Document("explain", part).append("verbosity", "queryPlanner"), BsonDocument.class);
        var stages = new ArrayList<String>();
        collect(told.getDocument("queryPlanner").getDocument("winningPlan"), stages);
        return stages;
    }

    private static void collect(BsonValue told, List<String> stages) {
        switch (told) {
            case BsonDocument document ->
                document.forEach((name, value) -> {
                    if (name.equals("indexName")
                            || value.equals(new BsonString("COLLSCAN"))
                            || value.equals(new BsonString("SORT"))) {
                        stages.add(value.asString().getValue());
                    }
                    collect(value, stages);
                });
            case BsonArray array -> array.forEach(each -> collect(each, stages));
            default -> {}
        }
    }
}
