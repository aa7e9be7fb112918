package io.broadsheet.website.cache;

import io.broadsheet.cache.CachedResponse;
import io.broadsheet.cache.PlainForms;
import java.util.List;

/**
 * An answer as it goes over the wire, and how to tell whether it is still right.
 *
 * @param parts what it was made of
 * @param rightUntil when the day on top of it is over, in milliseconds since the epoch
 */
public record CachedPage(int status, CachedResponse answer, List<CachedAnswer<?>> answers, long rightUntil) {

    public CachedPage {
        answers = List.copyOf(answers);
    }

    /** One that time alone does not make wrong. */
    public static CachedPage lasting(int status, CachedResponse answer, List<CachedAnswer<?>> answers) {
        return new CachedPage(status, answer, answers, Long.MAX_VALUE);
    }

    CachedPage keptPacked(PlainForms plain) {
        return new CachedPage(status, answer.keptPacked(plain), answers, rightUntil);
    }

    /** Whether everything it was made of is still right, or cannot be replaced for a moment. */
    boolean isUsable(long nanos, long millis, ChangeFeed changeFeed) {
        if (millis >= rightUntil) {
            return false;
        }
        for (int i = 0; i < answers.size(); i++) {
            if (!answers.get(i).isUsable(nanos, changeFeed)) {
                return false;
            }
        }
        return true;
    }
}
