package io.broadsheet.comment.domain;

import io.broadsheet.comment.domain.Comments.Call;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What stays of a comment even after its words are gone.
 *
 * @param answered whether someone replied, to it or below it: then its place must be kept
 * @param call absent if the client gave no idempotency key
 */
public record Posting(
        Place place, Instant at, boolean answered, @Nullable Call call) {

    Posting withAnswers() {
        return new Posting(place, at, true, call);
    }
}
