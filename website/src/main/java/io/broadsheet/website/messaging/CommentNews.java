package io.broadsheet.website.messaging;

import io.broadsheet.chassis.web.stream.EventStreams;
import io.broadsheet.chassis.web.stream.ServerSentEvent;
import io.broadsheet.contract.CommentChanged;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells open pages that comments changed, from what this instance hears: no reader takes a connection to a service. */
@Component
class CommentNews {
    private final EventStreams streams;
    private final Clock clock;

    CommentNews(EventStreams streams, Clock clock) {
        this.streams = streams;
        this.clock = clock;
    }

    /** Every open page looks at itself again. */
    void missed() {
        var message = ServerSentEvent.of(Long.toString(clock.millis()), "changed", "{}");
        streams.sendToAll(() -> List.of(message));
    }

    /** Readers have not seen what waits since it was posted. */
    void changed(CommentChanged comment) {
        var seen = comment.state().equals("visible");
        if (streams.isFollowed(comment.articleId()) && (seen || comment.version() > 1)) {
            var message = ServerSentEvent.of(
                    Long.toString(comment.occurredAt().toEpochMilli()),
                    seen ? "changed" : "removed",
                    "{\"id\":\"" + comment.id() + "\"}");
            streams.send(comment.articleId(), () -> List.of(message));
        }
    }
}
