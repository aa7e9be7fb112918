package io.broadsheet.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMongoIT {

    @TempDir
    Path data;

    @Test
    void keepsDocumentsAndIndexesWhenOpenedAgain() {
        try (var mongo = EmbeddedMongo.start(data, 0);
                var client = MongoClients.create(mongo.uri())) {
            var articles = client.getDatabase("broadsheet").getCollection("articles");
            articles.createIndex(
                    Indexes.ascending("slug"), new IndexOptions().name("slug").unique(true));
            articles.insertOne(new Document("_id", 1).append("slug", "tides"));
            assertThat(mongo.healthy()).isTrue();
        }
        try (var mongo = EmbeddedMongo.start(data, 0);
                var client = MongoClients.create(mongo.uri())) {
            var articles = client.getDatabase("broadsheet").getCollection("articles");
            assertThat(articles.find(Filters.eq("slug", "tides")).first()).containsEntry("_id", 1);
            assertThat(articles.listIndexes())
                    .extracting(index -> index.get("name"))
                    .contains("_id_", "slug");
        }
    }
}
