package io.broadsheet.newsroom.client;

import io.broadsheet.newsroom.client.ModeratedComment.Hold;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a policy would have done with the last comments, beside what the one in force did.
 *
 * @param uncounted what the one in force does not look at, so that the numbers are without it
 */
public record PolicyTrial(
        int compared,
        int moreHeld,
        int moreRefused,
        int moreLetThrough,
        @Nullable Outcomes today,
        @Nullable Outcomes tried,
        List<Different> comments,
        List<String> uncounted) {

    public PolicyTrial {
        comments = List.copyOf(Objects.requireNonNullElse(comments, List.of()));
        uncounted = List.copyOf(Objects.requireNonNullElse(uncounted, List.of()));
    }

    public record Outcomes(int held, int refused, int letThrough) {}

    /** @param today {@code held}, {@code refused} or {@code let-through}, like {@code tried} */
    public record Different(ModeratedComment comment, String today, String tried, List<Hold> heldFor) {

        public Different {
            heldFor = List.copyOf(Objects.requireNonNullElse(heldFor, List.of()));
        }
    }
}
