package io.broadsheet.article.application;

import io.broadsheet.chassis.Background;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Work that is done soon after it was triggered, and now and then for what a dead process left; at the start too. */
abstract class TriggeredWork extends Background {

    private final Duration otherwise;
    private final Semaphore wanted = new Semaphore(1);

    /**
     * @param name of its thread
     * @param otherwise how long after one run the next comes untriggered
     */
    protected TriggeredWork(String name, Duration otherwise) {
        super(name);
        this.otherwise = otherwise;
    }

    /** Triggered again while it runs, it runs once more. */
    protected final void trigger() {
        wanted.release();
    }

    protected abstract void workOff() throws InterruptedException;

    @Override
    protected final void work() throws InterruptedException {
        while (isRunning()) {
            wanted.tryAcquire(otherwise.toMillis(), TimeUnit.MILLISECONDS);
            wanted.drainPermits();
            workOff();
        }
    }
}
