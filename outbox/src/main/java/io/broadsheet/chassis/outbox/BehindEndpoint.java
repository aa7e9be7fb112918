package io.broadsheet.chassis.outbox;

import io.broadsheet.chassis.outbox.BehindTopic.Behind;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/** Aggregates that are older in the database than at their topic: after the restoring of a backup. */
@Endpoint(id = "behind")
final class BehindEndpoint {

    private static final int COUNTED = 1_000_000;
    private static final int MOST_SHOWN = 100;

    private final BehindTopic behind;
    private final InstantSource clock;

    /** @param clock the database's */
    BehindEndpoint(BehindTopic behind, InstantSource clock) {
        this.behind = behind;
        this.clock = clock;
    }

    /**
     * @param behind aggregates that are older in the database than at the topic
     * @param missing those of them that the database does not have at all
     * @param some at most {@value #MOST_SHOWN} of them
     */
    record Found(long behind, long missing, List<Behind> some) {}

    /** @param missing those that the database does not have: nothing was done about them, and they are forgotten */
    record Raised(long raised, long missing) {}

    @ReadOperation
    Found found() {
        return new Found(behind.count(COUNTED), behind.missing(COUNTED), behind.some(MOST_SHOWN));
    }

    /** Has the database's state count: all get versions above the topic's and are stated again, by the sweep. */
    @WriteOperation
    Raised raise() {
        long raised = 0;
        long missing = 0;
        for (List<Behind> page = behind.raise(clock.instant()); !page.isEmpty(); page = behind.raise(clock.instant())) {
            long unknown =
                    page.stream().filter(each -> each.collection() == null).count();
            missing += unknown;
            raised += page.size() - unknown;
        }
        return new Raised(raised, missing);
    }
}
