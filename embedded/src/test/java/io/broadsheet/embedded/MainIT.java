package io.broadsheet.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainIT {

    private static final int SIGTERM = 143;

    @TempDir
    Path data;

    @Test
    void runsUntilItIsTerminated() throws Exception {
        try (var mail = PartProcess.start("mail", data)) {
            assertThat(mail.address(0)).startsWith("smtp://127.0.0.1:");
            assertThat(mail.address(1)).startsWith("http://127.0.0.1:");
            assertThat(mail.terminate()).isEqualTo(SIGTERM);
        }
    }

    /** As on a full disk. The broker notices when it writes how far its followers are, and would wait for itself. */
    @Test
    void endsWhenTheBrokerCannotWrite() throws Exception {
        Path folder = data.resolve("kafka");
        try (var kafka = PartProcess.start("kafka", folder)) {
            KafkaClients.create(kafka.address(0), "tides");

            Files.move(folder, data.resolve("elsewhere"));

            assertThat(kafka.end()).isEqualTo(1);
        }
    }

    @Test
    void readsPartsOfDocumentsThatAreTogetherMoreThanItsMemory() throws Exception {
        try (var mongo = PartProcess.start("mongodb", data);
                var client = MongoClients.create(mongo.address(0))) {
            var articles = client.getDatabase("articles").getCollection("articles");
            byte[] picture = new byte[12 << 20];
            for (int i = 0; i < 25; i++) {
                articles.insertOne(new Document("_id", i)
                        .append("state", "published")
                        .append("place", -i)
                        .append("picture", picture));
            }
            var published = Filters.eq("state", "published");

            assertThat(articles.find(published).projection(Projections.include("place")))
                    .hasSize(25);
            assertThat(articles.find(published)
                            .sort(Sorts.ascending("place"))
                            .projection(Projections.include("place"))
                            .map(each -> each.get("_id")))
                    .hasSize(25)
                    .startsWith(24);
            assertThat(articles.countDocuments(published)).isEqualTo(25);
        }
    }

    @Test
    void namesPortThatIsTakenAndTheOptionToMove() throws Exception {
        try (var other = new ServerSocket()) {
            other.bind(Ports.loopback(0));
            String port = Integer.toString(other.getLocalPort());
            for (String part : new String[] {"kafka", "mongodb", "mail"}) {
                Process process = new ProcessBuilder(PartProcess.command(part, data, "--port", port)).start();
                assertThat(process.errorReader().readLine())
                        .startsWith("Port " + port + " is in use. Choose another one with --port");
                assertThat(process.waitFor()).isEqualTo(1);
            }
        }
    }

    @Test
    void namesDataThatAnotherProcessWorksOn() throws Exception {
        for (String part : new String[] {"kafka", "mongodb", "mail"}) {
            Path folder = data.resolve(part);
            try (var lock = DataLock.on(folder)) {
                Process second = new ProcessBuilder(PartProcess.command(part, folder, "--port", "0")).start();
                assertThat(second.errorReader().readLine()).contains("in use by another process", "--data");
                assertThat(second.waitFor()).isEqualTo(1);
            }
        }
    }
}
