package io.broadsheet.chassis.outbox;

import io.broadsheet.chassis.outbox.BehindTopic.Behind;
import io.broadsheet.chassis.outbox.BehindTopic.Page;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * Aggregates that are older in the database than at their topic, after the restoring of a backup; and topics that hold
 * less than they did.
 */
@Endpoint(id = "behind")
final class BehindEndpoint {

    /** What is to be raised besides what is raised anyway. */
    static final String TAKEN_BACK = "taken-back";

    private static final int COUNTED = 1_000_000;
    private static final int MOST_SHOWN = 100;

    private final BehindTopic behind;
    private final TopicComparison comparison;
    private final InstantSource clock;

    /** @param clock the database's */
    BehindEndpoint(BehindTopic behind, TopicComparison comparison, InstantSource clock) {
        this.behind = behind;
        this.comparison = comparison;
        this.clock = clock;
    }

    /**
     * @param behind aggregates that are older in the database than at the topic
     * @param missing those of them that the database does not have at all
     * @param takenBack how many of them end at their topic by an event that took something back, by its type
     * @param some at most {@value #MOST_SHOWN} of them, those that were taken back first
     * @param topics that were made anew or lost their end, and what of it
     */
    record Found(
            long behind, long missing, Map<String, Long> takenBack, List<Behind> some, Map<String, String> topics) {}

    /**
     * @param missing those that the database does not have: nothing was done about them, and they are forgotten
     * @param left what the database's state would bring back, by the event that took it back
     */
    record Raised(long raised, long missing, Map<String, Long> left) {}

    @ReadOperation
    Found found() {
        return new Found(
                behind.count(COUNTED),
                behind.missing(COUNTED),
                behind.takenBack(COUNTED),
                behind.some(MOST_SHOWN),
                comparison.lost());
    }

    /** Has the database's state count: all get versions above the topic's and are stated again, by the sweep. */
    @WriteOperation
    Raised raise() {
        return raise(false);
    }

    /** The same of what was taken back. 404 for another word than {@value #TAKEN_BACK}. */
    @WriteOperation
    WebEndpointResponse<Raised> raise(@Selector String which) {
        return which.equals(TAKEN_BACK)
                ? new WebEndpointResponse<>(raise(true))
                : new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
    }

    private Raised raise(boolean all) {
        long raised = 0;
        long missing = 0;
        var left = new TreeMap<String, Long>();
        for (Page page = behind.raise(null, all, clock.instant());
                page != null;
                page = behind.raise(page.to(), all, clock.instant())) {
            raised += page.raised();
            missing += page.missing();
            page.left().forEach((type, count) -> left.merge(type, count, Long::sum));
        }
        return new Raised(raised, missing, left);
    }

    /** The topic holds all again. 404 where it was not told that it does not. */
    @DeleteOperation
    WebEndpointResponse<Void> settle(@Selector String topic) {
        return new WebEndpointResponse<>(
                comparison.settle(topic)
                        ? WebEndpointResponse.STATUS_NO_CONTENT
                        : WebEndpointResponse.STATUS_NOT_FOUND);
    }
}
