package io.broadsheet.newsletter.delivery.domain;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of a delivery that was taken from the ledger; its times are the ledger's. */
public sealed interface Outcome {
    record Sent(Reply reply) implements Outcome {}

    /** Put off by an answer to it, or because it could not be composed ({@link Reply#NONE}): one attempt more. */
    record Deferred(Duration after, Reply reply) implements Outcome {}

    /**
     * The connection was lost over it: one attempt more.
     *
     * @param perhapsSent the server has all of it and did not answer
     */
    record Unanswered(Duration after, boolean perhapsSent) implements Outcome {}

    /**
     * Not tried, for a reason that is not its own: no attempt.
     *
     * @param byDomain others of its domain were put off or refused: for how long it was put off itself goes on
     * @param waitsFor the matter of policy that they met; null if it is none
     */
    record Released(
            Duration after, boolean byDomain, @Nullable ReplyClass waitsFor) implements Outcome {
        public Released(Duration after) {
            this(after, false, null);
        }
    }

    /** Refused for a matter of policy, or kept back for too long by one: waits for operations. */
    record Held(ReplyClass reason, Reply reply) implements Outcome {}

    /** Given up. */
    record Failed(ReplyClass reason, Reply reply) implements Outcome {}

    /** Given up, because it cannot be composed. */
    record Unmailable() implements Outcome {}

    /** Its address is never mailed. */
    record Suppressed() implements Outcome {}

    /** Not wanted any more. */
    record Cancelled(Reason reason) implements Outcome {}

    enum Reason {
        /** The reader left. */
        UNSUBSCRIBED,
        /** There is no such subscription, or no longer. */
        ERASED,
        /** Every story was withdrawn. */
        WITHDRAWN,
        /** What it would bring was not found for as long as mails are held. */
        MISSING
    }
}
