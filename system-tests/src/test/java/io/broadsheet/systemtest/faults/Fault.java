package io.broadsheet.systemtest.faults;

/** Something that goes wrong for a while. {@link Injection} makes it happen and ends it. */
sealed interface Fault {

    /** Of an instance of a service: {@code article-service-1}. */
    interface OfInstance {
        String instance();
    }

    /** {@code kill -9}; it starts again when the fault ends. */
    record Killed(String instance) implements Fault, OfInstance {}

    /**
     * Stopped for longer than its session with the brokers and the leases of events, mails and digests, with everything it
     * had begun. A moderator's claim (2 min), a render's (1 min) and a training's (5 min) are longer.
     */
    record Frozen(String instance) implements Fault, OfInstance {}

    /** Killed and started with a clock that is wrong, and after some seconds of work again with a right one. */
    record WrongClock(String instance, int seconds) implements Fault, OfInstance {}

    /** @param broker 0 to 2 */
    record BrokerKilled(int broker) implements Fault {}

    record AllBrokersFrozen() implements Fault {}

    /** For longer than consumers wait before they begin anew. */
    record AllBrokersKilled() implements Fault {}

    /** It runs for a fifth of the time, as one whose disk is slow: reads, writes and copies by other brokers. */
    record BrokerSlow(int broker) implements Fault {}

    record ConnectionsCut(String instance) implements Fault, OfInstance {}

    /** Of every so many writes one is done and not answered. */
    record AnswersLost(String instance, int oneIn) implements Fault, OfInstance {}

    /** For an instance alone, and for longer than its driver waits: what it gave up is done when others have taken over. */
    record Stalled(String instance) implements Fault, OfInstance {}

    record DatabaseStalled() implements Fault {}

    record DatabaseKilled() implements Fault {}

    /** Of comments, from outside. */
    record ScorerHangs() implements Fault {}

    record MailTrick(SmtpTricks.Trick trick) implements Fault {}
}
