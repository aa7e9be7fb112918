package io.broadsheet.article.application;

import io.broadsheet.article.application.Revisions.Listed;
import io.broadsheet.article.application.Revisions.Revision;
import io.broadsheet.article.domain.Activity;
import io.broadsheet.article.domain.Article;
import io.broadsheet.article.domain.Articles;
import io.broadsheet.article.domain.Articles.Entry;
import io.broadsheet.article.domain.ErasedForGood;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Tells what was done with an article, and what it was like before. */
@Service
public class ArticleHistory {

    private final Articles articles;
    private final ActivityLog log;
    private final Revisions revisions;

    ArticleHistory(Articles articles, ActivityLog log, Revisions revisions) {
        this.articles = articles;
        this.log = log;
        this.revisions = revisions;
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

    /**
     * What was saved, the latest first.
     *
     * @param before a version, or null from the current one on
     * @throws UnknownArticle if there is none with this id
     * @throws ErasedForGood if nothing of it is left
     */
    public List<Listed> revisions(UUID id, @Nullable Long before, int limit) {
        var current = readable(id);
        if (before != null && before <= current.version()) {
            return revisions.before(id, before, limit);
        }
        var all = new ArrayList<Listed>();
        if (current.latest().isSaving()) {
            all.add(Listed.of(revision(current)));
        }
        all.addAll(revisions.before(id, current.version(), limit - all.size()));
        return all;
    }

    /**
     * The text as it was at a version.
     *
     * @throws UnknownRevision if there is none, or it is one of several autosaves that a later one stands for
     */
    public Revision revision(UUID id, long version) {
        var current = readable(id);
        if (version == current.version()) {
            return current.latest().isSaving()
                    ? revision(current)
                    : revisions.latest(id, version).orElseGet(() -> revision(current));
        } else if (version > current.version()) {
            throw new UnknownRevision();
        }
        var text = revisions.latest(id, version).orElseThrow(UnknownRevision::new);
        if (text.saved().version() != version && !isKept(id, version)) {
            throw new UnknownRevision();
        }
        return text;
    }

    private boolean isKept(UUID id, long version) {
        return log.before(id, version + 1, 1).stream().anyMatch(line -> line.version() == version && !line.isSaving());
    }

    /**
     * @param from null for the revision before
     * @throws UnknownRevision if there is no text of one of the versions
     */
    public RevisionDifferences differences(UUID id, @Nullable Long from, long to) {
        var later = revision(id, to);
        var earlier =
                from == null ? revisions.latest(id, later.saved().version() - 1).orElse(null) : revision(id, from);
        return RevisionDifferences.between(earlier, later);
    }

    private Entry readable(UUID id) {
        var entry = articles.find(id).orElseThrow(UnknownArticle::new);
        if (entry.article() instanceof Article.Erased) {
            throw new ErasedForGood();
        }
        return entry;
    }

    private static Revision revision(Entry entry) {
        return new Revision(entry.latest(), entry.article().copy());
    }
}
