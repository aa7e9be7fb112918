package io.broadsheet.article.application;

import io.broadsheet.article.application.Catalogue.Kind;
import io.broadsheet.article.domain.Action;
import io.broadsheet.article.domain.Articles;
import io.broadsheet.article.domain.SectionTree;
import io.broadsheet.article.domain.SectionUpdate;
import io.broadsheet.article.domain.Step;
import io.broadsheet.chassis.LogLimit;
import io.broadsheet.chassis.Loggable;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Gives articles the name that their section has by now. What a dead process left, or an older build wrote meanwhile, is
 * found at the next look; every step can be done twice.
 */
@Component
class SectionRenaming extends TriggeredWork {

    private static final Logger LOG = LoggerFactory.getLogger(SectionRenaming.class);
    private static final LogLimit FAILED = new LogLimit(Duration.ofMinutes(1));
    private static final Duration LOOK = Duration.ofMinutes(10);
    private static final int PAGE = 50;
    private static final int MOST_UNCHANGED = 1_000;

    private final SectionTrees trees;
    private final Names names;
    private final Articles articles;
    private final ReaderCaches caches;
    private final Clock clock;

    SectionRenaming(SectionTrees trees, Names names, Articles articles, ReaderCaches caches, Clock clock) {
        super("section-renaming", LOOK);
        this.trees = trees;
        this.names = names;
        this.articles = articles;
        this.caches = caches;
        this.clock = clock;
    }

    /** The tree has changed. */
    void begin() {
        trigger();
    }

    @Override
    protected void workOff() {
        var tree = trees.latest();
        tree.renamed().keySet().forEach(key -> rename(key, tree));
    }

    private void rename(String key, SectionTree tree) {
        Set<UUID> seen = new HashSet<>();
        Set<UUID> unchanged = new HashSet<>();
        List<UUID> found;
        do {
            found = trees.articlesIn(key, names.spellings(Kind.SECTION, key), unchanged, PAGE);
            for (var article : found) {
                // One that fails would be found for ever, before all others.
                if (seen.add(article)) {
                    rename(article, key, tree);
                } else {
                    unchanged.add(article);
                }
            }
        } while (!found.isEmpty() && unchanged.size() < MOST_UNCHANGED && isRunning());
    }

    private void rename(UUID article, String former, SectionTree tree) {
        try {
            articles.update(
                    article,
                    new Step(Action.RENDERED_ANEW, tree.renamers().get(former), clock.instant()),
                    current -> SectionUpdate.of(current.article(), tree, current.nextVersion()));
        } catch (RuntimeException e) {
            if (FAILED.allows()) {
                LOG.warn("Article {} still names its section as before", article, Loggable.of(e));
            }
        } finally {
            caches.changed(article);
        }
    }
}
