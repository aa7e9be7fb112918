package io.broadsheet.article.application;

import io.broadsheet.article.domain.SectionTree;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Where the tree of sections is kept, and which articles name a section as it is called no longer. */
public interface SectionTrees {

    /** As it was at most a second ago. */
    SectionTree current();

    /** As it is. */
    SectionTree latest();

    /** Lost against a concurrent change, the decision is taken again: it must be pure. */
    SectionTree change(UnaryOperator<SectionTree> decision);

    /**
     * @param key of a section, folded
     * @param spellings of it that published articles have
     * @param passedOver articles that are left out
     * @return articles of which the working copy or what readers have names it, at most {@code limit}
     */
    List<UUID> articlesIn(String key, Collection<String> spellings, Set<UUID> passedOver, int limit);
}
