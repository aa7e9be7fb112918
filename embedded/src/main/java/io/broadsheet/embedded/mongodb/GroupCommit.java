package io.broadsheet.embedded.mongodb;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/**
 * Answers a write once it is in the file; writers that run at the same time share a commit.
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
    private final boolean sync;
    private long committed; // guarded by committing
    private long nextCompaction = System.nanoTime(); // guarded by committing
    private volatile boolean failed;

    GroupCommit(MVStore store, boolean sync) {
        this.store = store;
        this.sync = sync;
    }

    /** Errors wait for the commit as well: "duplicate key" tells the client that the other document is there to stay. */
    <T> T write(Supplier<T> command) {
        long ticket = 0;
        gate.readLock().lock();
        try {
            return command.get();
        } finally {
            ticket = written.incrementAndGet();
            gate.readLock().unlock();
            await(ticket);
        }
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
                gate.writeLock().lock();
                try {
                    long latest = written.get();
                    commit();
                    committed = latest;
                } finally {
                    gate.writeLock().unlock();
                }
            }
        } finally {
            committing.unlock();
        }
    }

    private void commit() {
        boolean done = false;
        try {
            store.commit();
            if (sync) {
                store.sync();
            }
            if (System.nanoTime() - nextCompaction > 0) { // rewrites sparse chunks, so that their space is used again
                store.compact(60, 2 << 20);
                nextCompaction = System.nanoTime() + COMPACTION_PAUSE;
            }
            done = !store.isClosed();
        } finally {
            failed |= !done;
        }
        if (!done) {
            throw new IllegalStateException("The store is closed, the write is lost");
        }
    }
}
