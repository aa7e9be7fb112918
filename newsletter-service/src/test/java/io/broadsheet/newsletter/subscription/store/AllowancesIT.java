package io.broadsheet.newsletter.subscription.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.broadsheet.newsletter.subscription.ReaderTest;
import io.broadsheet.newsletter.subscription.domain.Allowances;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ReaderTest
class AllowancesIT {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Autowired
    Allowances allowances;

    @Autowired
    MongoDatabase database;

    @BeforeEach
    void empty() {
        database.getCollection("allowances").deleteMany(new Document());
    }

    @Test
    void manyAtOnceTakeAsManyAsThereAre() throws Exception {
        int had = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = new ArrayList<Future<Long>>();
            for (int i = 0; i < 40; i++) {
                tries.add(threads.submit(() -> allowances.take("a", 15, NOON)));
            }
            for (var tried : tries) {
                had += tried.get() <= 15 ? 1 : 0;
            }
        }

        assertThat(had).isEqualTo(15);
    }

    @Test
    void forgetsWhatIsOver() {
        allowances.take("a", 15, NOON);
        allowances.take("b", 15, NOON.plusSeconds(1));

        assertThat(allowances.forget(NOON.plusSeconds(1), 10)).isEqualTo(1);
        assertThat(allowances.take("b", 15, NOON)).isEqualTo(2);
    }
}
