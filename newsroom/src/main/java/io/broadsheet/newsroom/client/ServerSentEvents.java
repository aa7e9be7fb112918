package io.broadsheet.newsroom.client;

import java.util.function.Predicate;

/** Makes events of the lines of a stream of them, as far as our services write such (WHATWG HTML, 9.2). */
public final class ServerSentEvents implements Predicate<String> {

    private final Taker taker;
    private String name = "";
    private String data = "";

    /** Whoever gets the events, and is asked with each line whether more are wanted. */
    public interface Taker {

        void take(String name, String data);

        boolean wantsMore();
    }

    ServerSentEvents(Taker taker) {
        this.taker = taker;
    }

    @Override
    public boolean test(String line) {
        if (line.startsWith("event: ")) {
            name = line.substring("event: ".length());
        } else if (line.startsWith("data: ")) {
            data = line.substring("data: ".length());
        } else if (line.isEmpty()) {
            if (!name.isEmpty()) {
                taker.take(name, data);
            }
            name = "";
            data = "";
        }
        return taker.wantsMore();
    }
}
