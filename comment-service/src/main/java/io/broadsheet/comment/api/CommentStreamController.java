package io.broadsheet.comment.api;

import io.broadsheet.chassis.web.client.ClientAddresses;
import io.broadsheet.chassis.web.json.StrictJson;
import io.broadsheet.chassis.web.limit.RateLimited;
import io.broadsheet.chassis.web.stream.EventStreams;
import io.broadsheet.chassis.web.stream.ServerSentEvent;
import io.broadsheet.comment.application.CommentFollower;
import io.broadsheet.comment.application.CommentFollowing;
import io.broadsheet.comment.domain.Comment;
import io.broadsheet.comment.domain.StoredComment;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * What happens to the comments of an article, as it happens. An event's id is the instant at which it happened, in
 * milliseconds, so that any instance can tell what came after it.
 */
@RestController
class CommentStreamController implements CommentFollower {
    private static final Duration RETRY = Duration.ofSeconds(3);
    private static final int LONGEST_ID = 15;
    /** Of a reader who comes back: more would take whoever has a slow line for one who does not read. */
    private static final int MOST_AT_ONCE = 32 << 10;

    private final JsonMapper json = StrictJson.mapper();
    private final CommentFollowing following;
    private final EventStreams streams;
    private final ClientAddresses clients;
    private final InstantSource time;

    CommentStreamController(
            CommentFollowing following,
            EventStreams streams,
            ClientAddresses clients,
            @Qualifier("databaseClock") InstantSource time) {
        this.following = following;
        this.streams = streams;
        this.clients = clients;
        this.time = time;
    }

    @GetMapping("/articles/{articleId}/comments/stream")
    @RateLimited(value = "streams", permits = 60)
    @Operation(
            summary = "Server-sent events about the comments of an article",
            description = "`new`: readers see it from now on, with the comment. `changed`: the same with other words."
                    + " `removed`: readers see it no more, with its id. `reset`: too much was missed, read the"
                    + " list again. With `Last-Event-ID` what came after that event is told first; some of it"
                    + " may have been told before.")
    @ApiResponse(
            responseCode = "200",
            description = "Open until either side ends it",
            content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE))
    void stream(
            @PathVariable UUID articleId,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        following.requireReadable(articleId);
        Instant since = instant(last);
        String began = id(time.instant());
        streams.open(articleId, clients.network(request), () -> first(articleId, since, began), request, response);
    }

    private List<byte[]> first(UUID articleId, @Nullable Instant since, String began) {
        var beginning = ServerSentEvent.beginning(began, RETRY);
        var messages = new ArrayList<byte[]>();
        var missed = following.missed(articleId, since);
        boolean isWhole = missed.complete();
        int bytes = 0;
        for (var stored : missed.changed()) {
            byte[] message = message(stored, missed.from());
            bytes += message.length;
            if (bytes > MOST_AT_ONCE) {
                isWhole = false;
                break;
            }
            messages.add(message);
        }
        if (!isWhole) {
            return List.of(reset(began), beginning);
        }
        messages.add(beginning);
        return messages;
    }

    @Override
    public void changed(UUID articleId, UUID commentId, Instant at) {
        if (streams.isFollowed(articleId)) {
            streams.send(
                    articleId,
                    () -> following.current(articleId, commentId).stream()
                            .map(stored -> message(stored, at))
                            .toList());
        }
    }

    @Override
    public void missed() {
        streams.sendToAll(() -> List.of(reset(id(time.instant()))));
    }

    private static byte[] reset(String id) {
        return ServerSentEvent.of(id, "reset", "{}");
    }

    private record RemovedComment(UUID id) {}

    /** @param from what readers came to see since then is new to who is told */
    private byte[] message(StoredComment stored, Instant from) {
        String id = id(stored.comment().since());
        if (stored.comment() instanceof Comment.Visible seen) {
            Instant shown = seen.posting().shownAt();
            return ServerSentEvent.of(
                    id,
                    shown != null && !shown.isBefore(from) ? "new" : "changed",
                    json.writeValueAsString(CommentItem.shown(stored, List.of(), null)));
        }
        return ServerSentEvent.of(id, "removed", json.writeValueAsString(new RemovedComment(stored.id())));
    }

    private static String id(Instant instant) {
        return Long.toString(instant.toEpochMilli());
    }

    /** Whatever else it says: a reader who begins. */
    private static @Nullable Instant instant(@Nullable String id) {
        return id == null
                        || id.isEmpty()
                        || id.length() > LONGEST_ID
                        || !id.chars().allMatch(c -> c >= '0' && c <= '9')
                ? null
                : Instant.ofEpochMilli(Long.parseLong(id));
    }
}
