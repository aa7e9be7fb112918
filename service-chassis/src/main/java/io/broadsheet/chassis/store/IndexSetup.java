package io.broadsheet.chassis.store;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import io.broadsheet.chassis.Loggable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Creates the declared indexes at start, in the background and for as long as it takes: a service comes up without its
 * database, and takes no command before the unique indexes stand that its rules rest on.
 */
public final class IndexSetup implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(IndexSetup.class);
    private static final Duration FIRST_DELAY = Duration.ofMillis(250);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(10);

    private final MongoDatabase database;
    private final Supplier<List<CollectionIndexes>> declared;
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile String problem = "indexes are not created yet";
    private volatile @Nullable Thread worker;

    public IndexSetup(MongoDatabase database, Supplier<List<CollectionIndexes>> declared) {
        this.database = database;
        this.declared = declared;
    }

    /** Waits a little for the indexes. @throws AggregateBusy if they are not there yet */
    public void require() {
        try {
            if (done.getCount() > 0 && !done.await(2, TimeUnit.SECONDS)) {
                throw new AggregateBusy("The database is not ready yet.", Duration.ofSeconds(2));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AggregateBusy("The service is stopping.", Duration.ofSeconds(5));
        }
    }

    boolean isDone() {
        return done.getCount() == 0;
    }

    String problem() {
        return problem;
    }

    @Override
    public void start() {
        worker = Thread.ofVirtual().name("index-setup").start(this::createAll);
    }

    private void createAll() {
        Duration delay = FIRST_DELAY;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                declared.get().forEach(this::create);
                done.countDown();
                return;
            } catch (RuntimeException e) {
                problem = "indexes could not be created: " + e.getClass().getSimpleName();
                LOG.warn("Indexes could not be created, next try in {} ms", delay.toMillis(), Loggable.of(e));
            }
            try {
                Thread.sleep(delay);
            } catch (InterruptedException e) {
                return;
            }
            Duration longer = delay.multipliedBy(2);
            delay = longer.compareTo(LONGEST_DELAY) < 0 ? longer : LONGEST_DELAY;
        }
    }

    private void create(CollectionIndexes collection) {
        var documents = database.getCollection(collection.collection());
        for (CollectionIndexes.Index index : collection.indexes()) {
            documents.createIndex(
                    index.keys(),
                    new IndexOptions().name(index.name()).unique(index.unique()).sparse(index.sparse()));
        }
    }

    @Override
    public void stop() {
        Thread running = worker;
        worker = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    /** Before the listeners and the web server. */
    @Override
    public int getPhase() {
        return 0;
    }
}
