package io.broadsheet.article.application;

import io.broadsheet.article.domain.Action;
import io.broadsheet.article.domain.Actor;
import io.broadsheet.article.domain.Article;
import io.broadsheet.article.domain.Article.Change;
import io.broadsheet.article.domain.Articles;
import io.broadsheet.article.domain.Articles.Entry;
import io.broadsheet.article.domain.Rendering;
import io.broadsheet.article.domain.Step;
import java.time.Clock;
import java.util.HashSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Decides what readers see. {@code seen} is the version the editor knows, or null for any. */
@Service
public class ArticlePublishing {

    private final Articles articles;
    private final Rendering rendering;
    private final ReaderCaches memory;
    private final PictureErasure pictures;
    private final Clock clock;

    ArticlePublishing(
            Articles articles, Rendering rendering, ReaderCaches memory, PictureErasure pictures, Clock clock) {
        this.articles = articles;
        this.rendering = rendering;
        this.memory = memory;
        this.pictures = pictures;
        this.clock = clock;
    }

    /** Shows readers the working copy. */
    public Entry publish(UUID id, @Nullable Long seen, Actor by) {
        var now = clock.instant();
        return decide(
                id,
                seen,
                new Step(Action.PUBLISHED, by, now),
                current -> current.article().publish(rendering, current.nextVersion(), now));
    }

    /** Takes the article from readers, who get to know the reason. */
    public Entry withdraw(UUID id, @Nullable Long seen, @Nullable String reason, Actor by) {
        var now = clock.instant();
        return decide(
                id,
                seen,
                new Step(Action.WITHDRAWN, by, now),
                current -> current.article().withdraw(reason, current.nextVersion(), now));
    }

    /** Leaves nothing of the text, and of its pictures those that other articles have. */
    public Entry erase(UUID id, @Nullable Long seen, Actor by) {
        var now = clock.instant();
        articles.find(id).ifPresent(entry -> pictures.note(entry.article().pictures()));
        var left = new HashSet<String>();
        var erased = decide(id, seen, new Step(Action.ERASED, by, now), current -> {
            left.clear();
            left.addAll(current.article().pictures());
            return current.article().erase(now);
        });
        pictures.begin(left);
        return erased;
    }

    private Entry decide(UUID id, @Nullable Long seen, Step step, Function<Entry, Change> decision) {
        try {
            var decided = articles.update(id, step, current -> {
                        current.require(seen);
                        return decision.apply(current);
                    })
                    .orElseThrow(UnknownArticle::new);
            if (decided.article() instanceof Article.Published published) {
                var details = published.publication().details();
                memory.named(details.tags(), details.section(), details.authors(), details.language());
            }
            return decided;
        } finally {
            // Also after a failure: the write may have been done, only its answer lost.
            memory.changed(id);
        }
    }
}
