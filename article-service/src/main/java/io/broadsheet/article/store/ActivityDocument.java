package io.broadsheet.article.store;

import io.broadsheet.article.domain.Action;
import io.broadsheet.article.domain.Activity;
import io.broadsheet.article.domain.Actor;
import io.broadsheet.article.domain.Step;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The latest step, in an article's document. Public only for the driver's record codec.
 *
 * @param version that it led to; if the article's is another, a build that knows no such field has changed it since
 */
public record ActivityDocument(
        long version,
        String action,
        @Nullable String subject,
        @Nullable String name,
        Instant at,
        Instant since) {

    static ActivityDocument from(Activity activity) {
        var step = activity.step();
        var by = step.by();
        return new ActivityDocument(
                activity.version(),
                word(step.action()),
                by == null ? null : by.subject(),
                by == null ? null : by.name(),
                step.at(),
                activity.since());
    }

    Activity toActivity() {
        var by = subject == null ? null : new Actor(subject, name);
        return new Activity(version, new Step(action(action), by, at), since);
    }

    static String word(Action action) {
        return action.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A newer build may know more of them. */
    private static Action action(String word) {
        return Arrays.stream(Action.values())
                .filter(action -> word(action).equals(word))
                .findFirst()
                .orElse(Action.CHANGED);
    }
}
