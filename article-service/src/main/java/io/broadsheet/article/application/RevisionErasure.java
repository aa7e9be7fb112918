package io.broadsheet.article.application;

import io.broadsheet.article.application.Revisions.ErasureNote;
import io.broadsheet.article.domain.Article;
import io.broadsheet.article.domain.Articles;
import io.broadsheet.chassis.Background;
import io.broadsheet.chassis.LogLimit;
import io.broadsheet.chassis.Loggable;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Deletes the revisions of erased articles again and again for a day: the process that erased one may have died before it
 * deleted them, and whoever lost the race against it, or slept meanwhile, may have kept one after.
 */
@Component
class RevisionErasure extends Background {

    private static final Logger LOG = LoggerFactory.getLogger(RevisionErasure.class);
    private static final LogLimit FAILED = new LogLimit(Duration.ofMinutes(10));
    private static final Duration LOOK = Duration.ofMinutes(1);
    /** Longer than any process sleeps. */
    private static final Duration KEPT = Duration.ofDays(1);

    private static final int PAGE = 100;

    private final Revisions revisions;
    private final Articles articles;

    RevisionErasure(Revisions revisions, Articles articles) {
        super("revision-erasure");
        this.revisions = revisions;
        this.articles = articles;
    }

    @Override
    protected void work() throws InterruptedException {
        while (isWantedAfter(LOOK)) {
            eraseAll();
        }
    }

    void eraseAll() {
        @Nullable UUID last = null;
        List<ErasureNote> page;
        do {
            page = revisions.noted(last, PAGE);
            page.forEach(this::erase);
            last = page.isEmpty() ? last : page.getLast().article();
        } while (page.size() == PAGE);
    }

    /** One that fails hides no other; its note stays. */
    private void erase(ErasureNote note) {
        try {
            var isErased = articles.find(note.article())
                    .map(entry -> entry.article() instanceof Article.Erased)
                    .orElse(true);
            if (isErased) {
                revisions.erase(note.article());
            }
            if (note.age().compareTo(KEPT) > 0) {
                revisions.dropNote(note.article());
            }
        } catch (RuntimeException e) {
            if (FAILED.allows()) {
                LOG.warn("Revisions of {} are not deleted yet; it is tried again", note.article(), Loggable.of(e));
            }
        }
    }
}
