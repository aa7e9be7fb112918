package io.broadsheet.website.client;

/** What became of something a reader sent. */
public sealed interface Submission {

    /** @param state of a comment: {@code visible} or {@code held}; empty for other things
     * @param id of what was made, empty if nothing is named */
    record Accepted(String state, String id) implements Submission {}

    /** @param status 4xx */
    record Refused(int status, Refusal why) implements Submission {}
}
