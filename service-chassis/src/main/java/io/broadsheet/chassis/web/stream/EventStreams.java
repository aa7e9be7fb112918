package io.broadsheet.chassis.web.stream;

import io.broadsheet.chassis.LogLimit;
import io.broadsheet.chassis.Loggable;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * Streams of server-sent events, many about one thing. A bounded number is open, of one network too; a reader that does
 * not keep up is dropped, and comes back by itself with the id of the last event it had. Of each thing, what is sent goes
 * out in order; what is much for one thing delays no other.
 */
public final class EventStreams implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);
    private static final LogLimit FAILED = new LogLimit(Duration.ofMinutes(1));
    private static final Duration BETWEEN_ENDS = Duration.ofSeconds(1);

    private final StreamSettings settings;
    private final StreamPlaces places;
    private final Map<UUID, StreamTopic> topics = new ConcurrentHashMap<>();
    /** What Tomcat has not handed over yet: where the connection breaks before it does, it tells nobody. */
    private final StreamDeadlines waiting = new StreamDeadlines();
    /** Those that end by time. */
    private final StreamDeadlines ending = new StreamDeadlines();

    private final Counter dropped;
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("event-streams-heartbeat").factory());

    public EventStreams(StreamSettings settings, MeterRegistry meters) {
        this.settings = settings;
        this.places = new StreamPlaces(settings);
        this.dropped = Counter.builder("broadsheet.streams.dropped")
                .description("Streams of readers who did not keep up, or were gone")
                .register(meters);
        Gauge.builder("broadsheet.streams.open", places, StreamPlaces::taken)
                .description("Streams of server-sent events that are open")
                .register(meters);
        repeat(settings.heartbeat(), this::beat);
        repeat(BETWEEN_ENDS, waiting::closeOverdue);
        repeat(BETWEEN_ENDS, ending::closeOverdue);
    }

    private void repeat(Duration pause, Runnable work) {
        heart.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException | Error failed) {
                        // It would never be run again.
                        if (FAILED.allows()) {
                            LOG.warn("Streams could not all be looked after; it is done again", Loggable.of(failed));
                        }
                    }
                },
                pause.toMillis(),
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Makes messages when it is their turn; none for nothing to say. */
    @FunctionalInterface
    public interface Messages extends Supplier<List<byte[]>> {}

    /**
     * Answers with a stream, which stays open when the call is over.
     *
     * @param about what it is about
     * @param network of the reader, as a key for limits
     * @param first sent before all that is sent later, and made after it is certain that nothing is missed from then on
     * @throws ProblemException 429 or 503 if there are too many
     */
    public void open(
            UUID about, String network, Messages first, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        open(about, network, null, first, request, response);
    }

    /** @param longest how long it stays open at most: the right to it ends with a token; null for no end of its own */
    public void open(
            UUID about,
            String network,
            @Nullable Duration longest,
            Messages first,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var ended = places.take(network);
        EventStream stream = null;
        boolean handedOver = false;
        try {
            response.setContentType("text/event-stream;charset=UTF-8");
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            // Without a length the answer ends with the connection.
            response.setHeader(HttpHeaders.CONNECTION, "close");
            if ("HEAD".equals(request.getMethod())) {
                return;
            }
            stream = request.upgrade(EventStream.class);
            response.setStatus(HttpServletResponse.SC_OK);
            stream.onOpen(opened -> begin(about, opened, longest, first), gone -> {
                leave(about, gone);
                ending.remove(gone);
                ended.run();
            });
            waiting.put(stream, settings.heartbeat());
            ShallowEtagHeaderFilter.disableContentCaching(request);
            var out = response.getOutputStream();
            out.write(ServerSentEvent.HEARTBEAT);
            out.flush();
            handedOver = true;
        } catch (ServletException impossible) {
            throw new IllegalStateException("a stream could not be made", impossible);
        } finally {
            if (!handedOver) {
                if (stream != null) {
                    waiting.remove(stream);
                }
                ended.run();
            }
        }
    }

    private void begin(UUID about, EventStream stream, @Nullable Duration longest, Messages first) {
        if (!waiting.remove(stream)) {
            // Its place was given back.
            stream.close();
            return;
        }
        var topic = topics.compute(about, (_, known) -> {
            var at = known == null ? new StreamTopic() : known;
            at.streams().add(stream);
            return at;
        });
        if (!topic.execute(() -> send(first, List.of(stream)))) {
            drop(stream);
        }
        if (longest != null) {
            ending.put(stream, longest);
        }
    }

    private void leave(UUID about, EventStream stream) {
        topics.computeIfPresent(about, (_, topic) -> {
            topic.streams().remove(stream);
            return topic.streams().isEmpty() ? null : topic;
        });
    }

    /** Whether anybody would get what is sent about it. */
    public boolean isFollowed(UUID about) {
        return topics.containsKey(about);
    }

    /** Sends to all who follow it, soon; the caller does not wait. */
    public void send(UUID about, Messages messages) {
        var topic = topics.get(about);
        if (topic != null && !topic.execute(() -> send(messages, topic.streams()))) {
            // They come back, and get what they missed at once.
            topic.streams().forEach(this::drop);
        }
    }

    /** Ends those that are open about it, after what was sent before; whoever still wants it comes back. */
    public void end(UUID about) {
        var topic = topics.get(about);
        if (topic != null && !topic.execute(() -> topic.streams().forEach(EventStream::close))) {
            topic.streams().forEach(this::drop);
        }
    }

    /** The same to everybody, whatever they follow. */
    public void sendToAll(Messages messages) {
        topics.keySet().forEach(about -> send(about, messages));
    }

    private void send(Messages messages, Iterable<EventStream> streams) {
        try {
            for (byte[] message : messages.get()) {
                streams.forEach(stream -> send(stream, message));
            }
        } catch (RuntimeException failed) {
            if (FAILED.allows()) {
                LOG.warn("What happened could not be told to streams; they begin again", Loggable.of(failed));
            }
            streams.forEach(this::drop);
        }
    }

    private void send(EventStream stream, byte[] message) {
        if (!stream.send(message)) {
            dropped.increment();
        }
    }

    private void drop(EventStream stream) {
        stream.close();
        dropped.increment();
    }

    private void beat() {
        topics.values().forEach(topic -> topic.streams().forEach(stream -> send(stream, ServerSentEvent.HEARTBEAT)));
    }

    @Override
    public void destroy() {
        heart.shutdownNow();
        topics.values().forEach(topic -> topic.streams().forEach(EventStream::close));
    }
}
