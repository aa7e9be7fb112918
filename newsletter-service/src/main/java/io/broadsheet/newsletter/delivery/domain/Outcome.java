package io.broadsheet.newsletter.delivery.domain;

import java.time.Instant;

/** What became of a delivery that was taken from the ledger. */
public sealed interface Outcome {

    /** @param status as the server gave it, for example {@code 2.0.0}, or empty */
    record Sent(Instant at, int code, String status) implements Outcome {}

    /** Put off by an answer to it, or by the loss of the connection over it ({@code code} 0): one attempt more. */
    record Deferred(Instant at, Instant until, int code, String status) implements Outcome {}

    /** Not tried, for a reason that is not its own: no attempt. */
    record Released(Instant until) implements Outcome {}

    /** Given up. */
    record Failed(Instant at, ReplyClass reason, int code, String status) implements Outcome {}

    /** Its address is never mailed. */
    record Suppressed(Instant at) implements Outcome {}

    /** Not wanted any more. */
    record Cancelled(Instant at, Reason reason) implements Outcome {}

    enum Reason {
        /** The reader left. */
        UNSUBSCRIBED,
        /** There is no such subscription, or no longer. */
        ERASED,
        /** Every story was withdrawn. */
        WITHDRAWN
    }
}
