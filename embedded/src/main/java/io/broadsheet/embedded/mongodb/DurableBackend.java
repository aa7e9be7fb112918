package io.broadsheet.embedded.mongodb;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.h2.mvstore.MVStore;

/**
 * The H2 backend of mongo-java-server, made fit to keep data: a write is answered once it is in the journal or the file,
 * indexes are used and kept in the file, stored documents are never changed in place, and options that would not be
 * honoured are refused.
 */
public final class DurableBackend extends H2Backend {

    private static final Set<String> READS = Set.of(
            "find",
            "explain",
            "getmore",
            "count",
            "distinct",
            "listcollections",
            "listindexes",
            "listdatabases",
            "collstats",
            "dbstats",
            "validate",
            "ping",
            "ismaster",
            "hello",
            "buildinfo",
            "serverstatus",
            "killcursors",
            "endsessions",
            "getlasterror",
            "connectionstatus",
            "hostinfo",
            "whatsmyuri");

    /** As MongoDB does; the library would put everything into one answer, which drivers refuse from 48 MB on. */
    private static final int BATCH = 101;

    private static final int OVERFULL = 3;

    private final Journal journal;
    private final GroupCommit commits;
    private final IdleCursors cursors;

    private DurableBackend(MVStore store, Journal journal) {
        this.journal = journal;
        this.commits = new GroupCommit(store, journal);
        super(store); // opens the collections and indexes
        this.cursors =
                new IdleCursors(System::nanoTime, id -> getCursorRegistry().remove(id));
        try {
            journal.replay();
            commits.save();
        } catch (IOException | RuntimeException e) {
            journal.close();
            store.closeImmediately();
            throw e instanceof IOException unwritable ? new UncheckedIOException(unwritable) : (RuntimeException) e;
        }
    }

    /**
     * Opens the file, or starts a new one.
     *
     * @param file its journal lies beside it
     * @param cacheMegabytes heap kept for pages
     */
    public static DurableBackend open(Path file, int cacheMegabytes) {
        MVStore store = new MVStore.Builder()
                .fileName(file.toString())
                .cacheSize(cacheMegabytes)
                .autoCommitDisabled() // nobody but GroupCommit commits
                .autoCommitBufferSize(0)
                .open();
        store.setRetentionTime(500);
        return new DurableBackend(store, new Journal(store, file.resolveSibling(file.getFileName() + ".journal")));
    }

    /** Whether writes still reach the file. */
    public boolean healthy() {
        return commits.healthy();
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        String command = message.getDocument().keySet().iterator().next();
        try {
            return super.handleMessage(message);
        } catch (MongoServerException refused) {
            return Failures.answer(command, refused);
        } catch (RuntimeException failed) {
            return Failures.answer(command, failed, healthy());
        }
    }

    /**
     * The store's cache takes pages in again that it had evicted and that no collection has removed yet, without evicting
     * others for them: whoever reads a whole collection twice has it in memory (H2 2.4.240). There is no other way to make
     * it smaller than to drop it, and what is read anew lasts long enough to become old garbage, so that is done seldom.
     */
    private void boundCache() {
        var file = getMvStore().getFileStore();
        if (file.getCacheSizeUsed() > file.getCacheSize() * OVERFULL) {
            file.setCacheSize(file.getCacheSize()); // drops what is in it
        }
    }

    int cachedMegabytes() {
        return getMvStore().getFileStore().getCacheSizeUsed();
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        Refusals.check(command, query);
        if (command.equals("getMore") || command.equals("find") && !Utils.isTrue(query.get("singleBatch"))) {
            query.putIfAbsent("batchSize", BATCH);
        }
        if (!isRead(command, query)) {
            return commits.write(() -> super.handleCommand(channel, database, command, query));
        }
        Document answer = read(channel, database, command, query);
        if (wantsWhatStays(query)) {
            commits.settle();
        }
        return answer;
    }

    private static boolean wantsWhatStays(Document query) {
        return query.get("readConcern") instanceof Document concern
                && ("majority".equals(concern.get("level")) || "linearizable".equals(concern.get("level")));
    }

    private static boolean isRead(String command, Document query) {
        return READS.contains(command.toLowerCase(Locale.ROOT))
                || command.equals("aggregate")
                        && query.get("pipeline") instanceof List<?> stages
                        && stages.stream().noneMatch(DurableBackend::writes);
    }

    private static boolean writes(Object stage) {
        return stage instanceof Document document && (document.containsKey("$out") || document.containsKey("$merge"));
    }

    /** Reads take no lock; the pages that they see are kept until they end. */
    private Document read(Channel channel, String database, String command, Document query) {
        MVStore.TxCounter version = getMvStore().registerVersionUsage();
        try {
            Document answer = super.handleCommand(channel, database, command, query);
            cursors.answered(query, answer);
            return answer;
        } finally {
            getMvStore().deregisterVersionUsage(version);
            boundCache();
        }
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new DurableDatabase(name, getMvStore(), journal, getCursorRegistry());
    }

    @Override
    public void close() {
        super.close();
        journal.close();
    }
}
