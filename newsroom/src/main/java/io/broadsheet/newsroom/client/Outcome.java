package io.broadsheet.newsroom.client;

/** What became of a command. */
public sealed interface Outcome<T> {

    record Done<T>(T what) implements Outcome<T> {}

    /** Somebody changed it in the meantime: 412. */
    record Stale<T>() implements Outcome<T> {}

    /** @param status 4xx */
    record Refused<T>(int status, Refusal why) implements Outcome<T> {}

    /** The service knows no such call: it is of an older build. */
    record NotOffered<T>() implements Outcome<T> {}
}
