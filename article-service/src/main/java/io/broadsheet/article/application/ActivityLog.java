package io.broadsheet.article.application;

import io.broadsheet.article.domain.Activity;
import java.util.List;
import java.util.UUID;

/** What was done with articles, but for what each was done with last: that lies in the article itself. */
public interface ActivityLog {

    /** @return the latest first, at most {@code limit} of versions before {@code version} */
    List<Activity> before(UUID article, long version, int limit);
}
