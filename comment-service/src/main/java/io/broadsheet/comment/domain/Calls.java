package io.broadsheet.comment.domain;

import java.time.Instant;

/** The idempotency keys that comments were posted with. */
public interface Calls {

    /**
     * Of comments posted before then: hashes of words may not outlive them, as short ones can be guessed.
     *
     * @return how many were forgotten; fewer than {@code most} when none is left
     */
    int forgetBefore(Instant limit, int most);
}
