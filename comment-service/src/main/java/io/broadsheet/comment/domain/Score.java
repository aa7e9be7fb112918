package io.broadsheet.comment.domain;

import java.util.List;

/** What a {@link CommentScorer} says of a comment. */
public sealed interface Score {

    /**
     * @param value 0 to 1: how likely moderators would refuse it
     * @param words of the comment that told most for a refusal, as its author wrote them, the most telling first; at most
     *     ten, none from a scorer that names none
     */
    record Known(double value, List<String> words) implements Score {

        public Known {
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException("a score is from 0 to 1");
            }
            words = List.copyOf(words);
        }
    }

    /** No opinion: not enough decisions yet, or a late scorer where the site lets such comments pass. */
    record NotKnown() implements Score {}

    /** The scorer from outside gave no answer in time, and the site holds such comments. */
    record Late() implements Score {}
}
