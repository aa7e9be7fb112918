package io.broadsheet.chassis.testing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Threads of which only one runs at a time, in an order drawn from a seed: the same seed gives the same order. */
public final class Turns {

    /** Work that gives its turn back by {@link #pass}. */
    public final class Actor {
        public final String group;
        private final Semaphore turn = new Semaphore(0);
        private volatile BooleanSupplier ready = () -> true;
        private final Thread thread;

        Actor(String group, Runnable work) {
            this.group = group;
            this.thread = Thread.ofVirtual().start(() -> {
                try {
                    turn.acquireUninterruptibly();
                    if (!over) {
                        work.run();
                    }
                } catch (Over e) {
                    // As asked.
                } finally {
                    ended.add(this);
                    back.release();
                }
            });
        }
    }

    private static final class Over extends Error {
        private static final long serialVersionUID = 1L;

        Over() {
            super("over", null, false, false);
        }
    }

    private final Random random;
    private final List<Actor> actors = new ArrayList<>();
    private final List<Actor> ready = new ArrayList<>();
    private final Set<Actor> ended = new HashSet<>();
    private final Semaphore back = new Semaphore(0);
    private volatile boolean over;
    private volatile @Nullable Actor current;

    public Turns(Random random) {
        this.random = random;
    }

    public Actor add(String group, Runnable work) {
        var actor = new Actor(group, work);
        actors.add(actor);
        return actor;
    }

    /** Gives the turn back, and returns with the next one. */
    public void pass() {
        passUntil(() -> true);
    }

    /** As {@link #pass}; does nothing for whoever takes no turns. */
    public void passIfActing() {
        Actor self = current;
        if (self != null && self.thread == Thread.currentThread()) {
            pass();
        }
    }

    /** Gives the turn back, and returns with the next one after that has become true. */
    public void passUntil(BooleanSupplier ready) {
        if (over) {
            throw new Over();
        }
        var self = Objects.requireNonNull(current);
        self.ready = ready;
        back.release();
        self.turn.acquireUninterruptibly();
        if (over) {
            throw new Over();
        }
    }

    /** Lets one take a turn of those that are ready, if there is any. */
    public void next(Predicate<Actor> may) {
        ready.clear();
        for (var actor : actors) {
            if (may.test(actor) && actor.ready.getAsBoolean() && !ended.contains(actor)) {
                ready.add(actor);
            }
        }
        if (!ready.isEmpty()) {
            take(ready.get(random.nextInt(ready.size())));
        }
    }

    public void take(Actor actor) {
        current = actor;
        actor.turn.release();
        back.acquireUninterruptibly();
    }

    public void end() throws InterruptedException {
        over = true;
        for (var actor : List.copyOf(actors)) {
            if (!ended.contains(actor)) {
                take(actor);
            }
            actor.thread.join();
        }
    }
}
