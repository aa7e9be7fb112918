package io.broadsheet.newsroom.page;

import io.broadsheet.chassis.web.stream.EventStreams;
import io.broadsheet.chassis.web.stream.ServerSentEvent;
import io.broadsheet.newsroom.client.CommentService;
import io.broadsheet.newsroom.client.ServerSentEvents;
import io.broadsheet.newsroom.session.Session;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Tells an open queue what others do. Each stream is one of comment-service for the same person, with that person's token:
 * nothing is kept here that another instance would have to have. It ends with that stream, and the browser begins anew.
 */
@Controller
class DeskStreamController {

    private static final Duration RETRY = Duration.ofSeconds(3);
    /** Where it is full, or away. */
    private static final Duration LATER = Duration.ofSeconds(30);
    /** Where nothing is to be had: older builds have no streams. */
    private static final Duration MUCH_LATER = Duration.ofMinutes(5);
    /** A service that says nothing more, and that nobody tells to be gone, is left by then. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final Pattern NAMES = Pattern.compile("changed|reset");

    private final CommentService comments;
    private final EventStreams streams;
    private final Clock clock;

    DeskStreamController(CommentService comments, EventStreams streams, Clock clock) {
        this.comments = comments;
        this.streams = streams;
        this.clock = clock;
    }

    @GetMapping("/moderation/stream")
    void stream(HttpServletRequest request, HttpServletResponse response, Session session) throws IOException {
        Moderators.require(session);
        var one = new DeskStream(UUID.randomUUID(), session);
        streams.open(one.id, "moderator " + session.subject(), one::begin, request, response);
    }

    private final class DeskStream implements ServerSentEvents.Taker {

        private final UUID id;
        private final Session session;

        DeskStream(UUID id, Session session) {
            this.id = id;
            this.session = session;
        }

        List<byte[]> begin() {
            comments.follow(session, this, LONGEST).whenComplete(this::ended);
            return List.of(ServerSentEvent.beginning(now(), RETRY));
        }

        @Override
        public void take(String name, String data) {
            if (NAMES.matcher(name).matches()) {
                var message = ServerSentEvent.of(now(), name, data);
                streams.send(id, () -> List.of(message));
            }
        }

        @Override
        public boolean wantsMore() {
            return streams.isFollowed(id);
        }

        private void ended(@Nullable Integer status, @Nullable Throwable failed) {
            if (status == null || status != 200) {
                var retry = status != null && status >= 400 && status < 500 ? MUCH_LATER : LATER;
                streams.send(id, () -> List.of(ServerSentEvent.beginning(now(), retry)));
            }
            streams.end(id);
        }

        private String now() {
            return Long.toString(clock.millis());
        }
    }
}
