package io.broadsheet.comment.api;

import io.broadsheet.chassis.security.RequiresScope;
import io.broadsheet.chassis.security.Scopes;
import io.broadsheet.chassis.web.json.StrictJson;
import io.broadsheet.chassis.web.stream.EventStreams;
import io.broadsheet.chassis.web.stream.ServerSentEvent;
import io.broadsheet.comment.application.QueueFollower;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is new in the queue, as it happens: ids and states, no words. Nothing is told again: whoever comes back looks at
 * the queue.
 */
@RestController
class ModerationStreamController implements QueueFollower {
    /** No article has this id. */
    private static final UUID QUEUE = new UUID(0, 0);

    private static final Duration RETRY = Duration.ofSeconds(3);

    private final JsonMapper json = StrictJson.mapper();
    private final EventStreams streams;
    private final Clock clock;

    ModerationStreamController(EventStreams streams, Clock clock) {
        this.streams = streams;
        this.clock = clock;
    }

    /** @param state {@code held}, {@code visible}, {@code rejected} or {@code removed} */
    private record ChangedComment(UUID id, long version, String state) {}

    @GetMapping("/moderation/stream")
    @RequiresScope(Scopes.COMMENTS_MODERATE)
    @Operation(
            summary = "Server-sent events about the queue",
            description =
                    "`changed`: a comment waits, was decided on, edited or removed, with its id, version and state,"
                            + " whoever did it. `reset`: look at the queue now. What happens from the first one on is told;"
                            + " another one says that something was missed. Nothing is told twice.")
    @ApiResponse(
            responseCode = "200",
            description = "Open until either side ends it, or the token does",
            content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE))
    void follow(Principal moderator, HttpServletRequest request, HttpServletResponse response) throws IOException {
        streams.open(
                QUEUE,
                // Those of one newsroom come from one network.
                "moderator " + moderator.getName(),
                StaffTokens.left(moderator, clock.instant()),
                () -> List.of(ServerSentEvent.beginning(now(), RETRY), reset()),
                request,
                response);
    }

    /** What readers see at once, nobody has to decide on. */
    @Override
    public void changed(UUID commentId, long version, String state) {
        if (streams.isFollowed(QUEUE) && (version > 1 || state.equals("held"))) {
            var data = json.writeValueAsString(new ChangedComment(commentId, version, state));
            var message = ServerSentEvent.of(now(), "changed", data);
            streams.send(QUEUE, () -> List.of(message));
        }
    }

    @Override
    public void queueMissed() {
        var message = reset();
        streams.send(QUEUE, () -> List.of(message));
    }

    private byte[] reset() {
        return ServerSentEvent.of(now(), "reset", "{}");
    }

    private String now() {
        return Long.toString(clock.millis());
    }
}
