package io.broadsheet.chassis.web.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;

/** Server-sent events as bytes (WHATWG HTML, 9.2), made once for all who get them. */
public final class ServerSentEvent {
    static final byte[] HEARTBEAT = ":\n\n".getBytes(UTF_8);

    private ServerSentEvent() {}

    /**
     * @param id what a reader names when it comes back, without line breaks
     * @param name its kind
     * @param data one line
     */
    public static byte[] of(String id, String name, String data) {
        return ("id: " + id + "\nevent: " + name + "\ndata: " + data + "\n\n").getBytes(UTF_8);
    }

    /** No event: where the stream begins, and how long to wait before coming back. */
    public static byte[] beginning(String id, Duration retry) {
        return ("id: " + id + "\nretry: " + retry.toMillis() + "\n\n").getBytes(UTF_8);
    }
}
