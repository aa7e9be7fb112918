package io.broadsheet.article.application;

import io.broadsheet.article.domain.ArticleEvent;
import io.broadsheet.chassis.outbox.Announcement;
import java.util.List;
import java.util.UUID;

/** Says in the published language what happened to an article. */
@FunctionalInterface
public interface ArticleAnnouncements {

    /** @param version of the article after what happened */
    List<Announcement> of(UUID id, long version, List<ArticleEvent> events);
}
