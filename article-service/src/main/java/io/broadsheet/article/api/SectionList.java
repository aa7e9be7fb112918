package io.broadsheet.article.api;

import io.broadsheet.article.application.Catalogue.Kind;
import io.broadsheet.article.application.Catalogue.Named;
import io.broadsheet.article.domain.SectionTree;
import io.broadsheet.article.domain.SectionTree.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sections as readers' front-ends list them. */
final class SectionList {

    private SectionList() {}

    /**
     * @param key what it is known by, in whatever spelling
     * @param count of articles with it, or with a section within it
     * @param parent name of the section that it is within; null for none
     * @param formerly names that it had, whose addresses lead to it
     */
    record Listed(
            String name, String key, long count, @Nullable String parent, List<String> formerly) {}

    /** Those of the tree in its order, each before those within it, then the others by count. */
    static List<Listed> of(SectionTree tree, List<Named> counted) {
        var left = new LinkedHashMap<String, Named>();
        counted.forEach(named -> left.put(named.key(), named));
        var all = new ArrayList<Listed>();
        for (var section : tree.sections()) {
            var place = all.size();
            var count = take(left, section);
            for (var child : section.children()) {
                var own = take(left, child);
                all.add(listed(child, own, section.name()));
                count += own;
            }
            all.add(place, listed(section, count, null));
        }
        left.values().forEach(named -> all.add(new Listed(named.name(), named.key(), named.count(), null, List.of())));
        return all;
    }

    private static long take(LinkedHashMap<String, Named> left, Section section) {
        var named = left.remove(Kind.SECTION.key(section.name()));
        return named == null ? 0 : named.count();
    }

    private static Listed listed(Section section, long count, @Nullable String parent) {
        return new Listed(section.name(), Kind.SECTION.key(section.name()), count, parent, section.formerly());
    }
}
