package io.broadsheet.article.store;

import io.broadsheet.article.domain.Action;
import io.broadsheet.article.domain.Activity;
import io.broadsheet.article.domain.Article;
import io.broadsheet.article.domain.Articles.Call;
import io.broadsheet.article.domain.Step;
import org.jspecify.annotations.Nullable;

/**
 * An article, the call that made it, and the step that was taken last.
 *
 * @param activity as it is stored, whatever a newer build has written there; absent where only older ones wrote
 */
record StoredArticle(
        Article article, @Nullable Call call, @Nullable ActivityDocument activity) {

    /** The step that led to a version. */
    Activity latest(long version) {
        if (activity != null && activity.version() == version) {
            return activity.toActivity();
        }
        return new Activity(version, new Step(Action.CHANGED, null, article.changedAt()), article.changedAt());
    }
}
