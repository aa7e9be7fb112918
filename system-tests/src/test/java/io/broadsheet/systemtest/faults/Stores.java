package io.broadsheet.systemtest.faults;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.jspecify.annotations.Nullable;

/** What the services keep and no call tells: their projections and queues. Names of collections are here only. */
final class Stores implements AutoCloseable {

    private final MongoClient client;
    private final MongoDatabase database;

    Stores(String uri) {
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .build());
        database = client.getDatabase("broadsheet");
    }

    /** The article as comment-service knows it. */
    @Nullable Document commentsArticle(String id) {
        return byId("article_projection", id);
    }

    /** The article as newsletter-service knows it. */
    @Nullable Document story(String id) {
        return byId("stories", id);
    }

    @Nullable Document comment(String id) {
        return byId("comments", id);
    }

    @Nullable Document subscription(String email) {
        return database.getCollection("subscriptions")
                .find(new Document("email", email))
                .first();
    }

    /** How many comments with exactly this text there are. */
    long comments(String articleId, String author) {
        return database.getCollection("comments")
                .countDocuments(new Document("articleId", UUID.fromString(articleId)).append("author", author));
    }

    long views(String articleId) {
        Document views = byId("views", articleId);
        return views == null ? 0 : ((Number) views.get("looks")).longValue();
    }

    /** Mails that are still to be sent, now or later, or when operations say so. */
    long openDeliveries() {
        return Stream.of("lane", "heldFor")
                .mapToLong(field -> database.getCollection("deliveries")
                        .countDocuments(new Document(field, new Document("$exists", true))))
                .sum();
    }

    /** Documents whose events have not all left. */
    long pending() {
        return List.of("articles", "comments", "threads", "subscriptions").stream()
                .mapToLong(name -> database.getCollection(name)
                        .countDocuments(new Document("pendingSince", new Document("$exists", true))))
                .sum();
    }

    /** Ids of aggregates that were found older than their topic. */
    List<Object> behindTopic() {
        return database.getCollection("behind_topic")
                .find()
                .map(document -> document.get("_id"))
                .into(new ArrayList<>());
    }

    private @Nullable Document byId(String collection, String id) {
        return database.getCollection(collection)
                .find(new Document("_id", UUID.fromString(id)))
                .first();
    }

    @Override
    public void close() {
        client.close();
    }
}
