package io.broadsheet.embedded.mongodb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.WriteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Answers a write once it is in the journal; writers that run at the same time share one append. Now and then the store
 * is saved instead.
 *
 * <p>Locks, always taken in this order: {@link #committing}, {@link #gate}, the monitor of a collection.
 */
final class GroupCommit {

    private static final long COMPACTION_PAUSE = 500_000_000L;

    /** Shared by the write commands at work, exclusive for a commit: it never sees half of a write. */
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();

    private final ReentrantLock committing = new ReentrantLock();
    private final AtomicLong written = new AtomicLong();
    private final MVStore store;
    private final Journal journal;
    private long committed; // guarded by committing
    private long nextCompaction = System.nanoTime(); // guarded by committing
    private volatile boolean failed;

    GroupCommit(MVStore store, Journal journal) {
        this.store = store;
        this.journal = journal;
    }

    /** Errors wait for the commit as well: "duplicate key" tells the client that the other document is there to stay. */
    <T> T write(Supplier<T> command) {
        long ticket = 0;
        gate.readLock().lock();
        try {
            return command.get();
        } catch (
                Error broken) { // no memory, for one: half of the write may be there, and the next commit would keep it
            fail();
            throw broken;
        } finally {
            ticket = written.incrementAndGet();
            gate.readLock().unlock();
            await(ticket);
        }
    }

    /** Waits until all is committed that a read may have seen by now: writers are seen before they are answered. */
    void settle() {
        write(() -> null);
    }

    private void fail() {
        failed = true;
        store.closeImmediately();
    }

    /** Whether writes still reach the file. A failed commit closes the store for good. */
    boolean healthy() {
        return !failed && !store.isClosed();
    }

    /** The first writer to come commits for all that have written by then; the others find it done. */
    private void await(long ticket) {
        committing.lock();
        try {
            if (committed < ticket) {
                commit();
            }
        } finally {
            committing.unlock();
        }
    }

    private void commit() {
        boolean done = false;
        try {
            long latest;
            @Nullable WriteBuffer group = null;
            gate.writeLock().lock();
            try {
                latest = written.get();
                if (failed) {
                    throw new IllegalStateException("The store is closed, the write is lost");
                }
                if (journal.isFull()) {
                    save();
                } else {
                    group = journal.take();
                }
            } finally {
                gate.writeLock().unlock();
            }
            if (group != null) {
                journal.append(group);
            }
            committed = latest;
            done = !store.isClosed();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!done) {
                fail();
            }
        }
        if (!done) {
            throw new IllegalStateException("The store is closed, the write is lost");
        }
    }

    /** Nobody else writes. */
    void save() throws IOException {
        store.commit();
        if (System.nanoTime() - nextCompaction > 0) { // rewrites sparse chunks, so that their space is used again
            store.compact(60, 2 << 20);
            nextCompaction = System.nanoTime() + COMPACTION_PAUSE;
        }
        journal.restart();
    }
}
