package io.broadsheet.newsletter.delivery.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.chassis.tracing.TraceContext;
import io.broadsheet.newsletter.delivery.MailQueue;
import io.broadsheet.newsletter.delivery.domain.Ledger;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import java.time.InstantSource;
import org.bson.UuidRepresentation;

/** Ledgers without an application around them. */
public final class TestLedger {
    private TestLedger() {}

    public static MongoClientSettings settings(String uri) {
        return MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .build();
    }

    public static void index(MongoDatabase database) {
        MongoLedger.INDEXES
                .indexes()
                .forEach(index -> database.getCollection("deliveries").createIndex(index.keys()));
    }

    /** Both a ledger and what is put into it. */
    public static <T extends Ledger & MailQueue> T on(MongoDatabase database, InstantSource time) {
        @SuppressWarnings("unchecked")
        var ledger =
                (T) new MongoLedger(database, new TraceContext(Tracer.NOOP, ObservationRegistry.NOOP), () -> {}, time);
        return ledger;
    }
}
