package io.broadsheet.comment.application;

import io.broadsheet.chassis.LogLimit;
import io.broadsheet.chassis.Loggable;
import io.broadsheet.comment.domain.Comment;
import io.broadsheet.comment.domain.Comments;
import io.broadsheet.comment.domain.OlderDecisions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Forgets what moderators wrote into older decisions on comments that somebody wanted gone, whoever removed them: an
 * older build knows nothing of these decisions, and a process may end between the two documents.
 */
@Service
class OlderDecisionRetention {

    private static final Logger LOG = LoggerFactory.getLogger(OlderDecisionRetention.class);
    private static final LogLimit FAILED = new LogLimit(Duration.ofMinutes(1));

    /** In one run; the next goes on from there. */
    private static final int MOST = 1_000;

    private final OlderDecisions older;
    private final Comments comments;
    private @Nullable UUID last;

    OlderDecisionRetention(OlderDecisions older, Comments comments) {
        this.older = older;
        this.comments = comments;
    }

    @Scheduled(fixedDelayString = "${broadsheet.comments.retention-interval}")
    synchronized void run() {
        List<UUID> found = older.withReasons(last, MOST);
        found.stream().distinct().forEach(this::look);
        last = found.size() < MOST ? null : found.getLast();
    }

    private void look(UUID id) {
        try {
            if (comments.find(id)
                    .filter(stored -> mayHaveReasons(stored.comment()))
                    .isEmpty()) {
                older.forgetReasons(id);
            }
        } catch (RuntimeException e) {
            if (FAILED.allows()) {
                LOG.warn("Older decisions on comment {} are looked at again", id, Loggable.of(e));
            }
        }
    }

    private static boolean mayHaveReasons(Comment comment) {
        return !(comment instanceof Comment.Removed removed) || removed.forgotten();
    }
}
