package io.broadsheet.chassis.outbox;

import io.broadsheet.chassis.testing.Turns;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/** Whatever it runs takes turns with all others. */
final class InTurns extends AbstractExecutorService {

    private final Turns turns;
    private boolean over;

    InTurns(Turns turns) {
        this.turns = turns;
    }

    @Override
    public void execute(Runnable work) {
        if (!over) {
            turns.add("background", work);
        }
    }

    @Override
    public void shutdown() {
        over = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return over;
    }

    @Override
    public boolean isTerminated() {
        return over;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return over;
    }
}
