package io.broadsheet.article.application;

import io.broadsheet.article.domain.Actor;
import io.broadsheet.article.domain.SectionTree;
import io.broadsheet.article.domain.SectionTree.Section;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Names and orders the paper's sections. */
@Service
public class SectionEditing {

    private final SectionTrees trees;
    private final SectionRenaming renaming;
    private final ReaderCaches caches;
    private final Clock clock;

    SectionEditing(SectionTrees trees, SectionRenaming renaming, ReaderCaches caches, Clock clock) {
        this.trees = trees;
        this.renaming = renaming;
        this.caches = caches;
        this.clock = clock;
    }

    public SectionTree current() {
        return trees.latest();
    }

    /**
     * Articles that name a section as it was called before get its name of now, soon.
     *
     * @param seen the versions that the editor read; null for any
     */
    public SectionTree change(@Nullable Set<Long> seen, List<Section> sections, Actor by) {
        var now = clock.instant();
        try {
            return trees.change(current -> current.changed(seen, sections, by, now));
        } finally {
            caches.frontChanged();
            renaming.begin();
        }
    }
}
