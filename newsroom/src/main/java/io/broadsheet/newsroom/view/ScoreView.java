package io.broadsheet.newsroom.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the learned score knows.
 *
 * @param does what the policy has it do; null where that is not known
 * @param training when it learned last, or that it does now
 * @param progress what is awaited; null where nothing is
 * @param outside of a scorer elsewhere
 */
public record ScoreView(
        @Nullable String does,
        String training,
        @Nullable String progress,
        @Nullable String outside,
        @Nullable String notice,
        List<Language> languages) {

    /** @param said how many decisions it rests on, or that there are not enough */
    public record Language(
            String name,
            String code,
            String said,
            List<Measured> measured,
            List<Telling> refusing,
            List<Telling> approving) {}

    public record Measured(String title, List<Line> lines) {}

    public record Line(String threshold, String held, Share precision, Share recall) {}

    /** @param low to {@code high}: where it lies for sure; all of 0 to 1000 */
    public record Share(String text, int value, int low, int high) {}

    public record Telling(String word, String comments) {}
}
