package io.broadsheet.article.application;

import io.broadsheet.article.domain.Activity;
import io.broadsheet.article.domain.Articles;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Tells what was done with an article. */
@Service
public class ArticleHistory {

    private final Articles articles;
    private final ActivityLog log;

    ArticleHistory(Articles articles, ActivityLog log) {
        this.articles = articles;
        this.log = log;
    }

    /**
     * The audit trail, the latest first; of an erased article too.
     *
     * @param before a version, or null from the current one on
     * @throws UnknownArticle if there is none with this id
     */
    public List<Activity> activity(UUID id, @Nullable Long before, int limit) {
        var latest = articles.find(id).orElseThrow(UnknownArticle::new).latest();
        if (before != null && before <= latest.version()) {
            return log.before(id, before, limit);
        }
        var all = new ArrayList<>(List.of(latest));
        all.addAll(log.before(id, latest.version(), limit - 1));
        return all;
    }
}
