package io.broadsheet.newsletter.delivery.domain;

import java.util.Set;

/** What an answer to a recipient or a message means for the delivery. */
public enum ReplyClass {
    ACCEPTED,
    /** Not now: try again later. */
    DEFERRED,
    /** There is no such mailbox, and there will be none: never mail it again. */
    HARD,
    /** The server does not like the sender, the network or the content: a matter for operations, not for the reader. */
    POLICY,
    /** Refused for good, for this message. */
    REFUSED;

    private static final Set<String> NO_SUCH_MAILBOX = Set.of("5.1.1", "5.1.2", "5.1.10", "5.2.1");
    private static final String MAILBOX_FULL = "5.2.2";

    public static ReplyClass of(Reply reply) {
        if (reply.code() >= 200 && reply.code() < 300) {
            return ACCEPTED;
        }
        if (reply.code() < 500 || reply.status().equals(MAILBOX_FULL)) {
            return DEFERRED;
        }
        if (NO_SUCH_MAILBOX.contains(reply.status())) {
            return HARD;
        }
        return reply.status().startsWith("5.7.") ? POLICY : REFUSED;
    }
}
