package io.broadsheet.website.client;

import org.jspecify.annotations.Nullable;

/** What became of something a reader sent. */
public sealed interface Submission {

    /**
     * @param state of a comment: {@code visible} or {@code held}; empty for other things
     * @param id of what was made, empty if nothing is named
     * @param authorToken by which the author of a comment is known again
     * @param editToken by which its author sees and changes it
     * @param repeated whether it was sent before, perhaps by somebody else who said the same
     * @param stands whether what was sent is there: not of a comment that was sent before and taken away or changed since
     */
    record Accepted(
            String state,
            String id,
            @Nullable String authorToken,
            @Nullable String editToken,
            boolean repeated,
            boolean stands)
            implements Submission {

        public Accepted(String state, String id) {
            this(state, id, null, null, false, true);
        }

        /** Without tokens. */
        @Override
        public String toString() {
            return "Accepted[" + state + ", " + id + "]";
        }
    }

    /** @param status 4xx */
    record Refused(int status, Refusal why) implements Submission {}
}
