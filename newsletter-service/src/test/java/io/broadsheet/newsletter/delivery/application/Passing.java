package io.broadsheet.newsletter.delivery.application;

import io.broadsheet.chassis.testing.Turns;
import io.broadsheet.newsletter.delivery.domain.Ledger;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;

/** Whoever waits for it passes its turn. */
final class Passing extends CompletableFuture<Boolean> {
    private final Turns turns;

    Passing(Turns turns) {
        this.turns = turns;
    }

    @Override
    public Boolean join() {
        while (!isDone()) {
            turns.passUntil(this::isDone);
        }
        return super.join();
    }

    /** Whoever calls it passes its turn before and after. */
    static Ledger around(Ledger real, Turns turns) {
        return (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (self, method, arguments) -> {
                    try {
                        turns.pass();
                        var result = method.invoke(real, arguments);
                        turns.pass();
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
