package io.broadsheet.article.api;

import io.broadsheet.article.application.ArticleLists.Wanted;
import io.broadsheet.article.application.Catalogue.Kind;
import io.broadsheet.article.application.Names;
import io.broadsheet.article.domain.SectionTree;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a list is asked for, as it was typed; null is anything. */
record Asked(
        @Nullable String tag,
        @Nullable String section,
        @Nullable String author,
        @Nullable String language,
        @Nullable Instant from,
        @Nullable Instant until) {

    /** The same names as they are known; null what was not asked for, or what nothing has. */
    record WantedNames(Names.@Nullable Name tag, Names.@Nullable Name section, Names.@Nullable Name author) {}

    Wanted wanted(Names names) {
        return wanted(names, SectionTree.NONE);
    }

    /** @param tree of which a section has the articles of those within it too */
    Wanted wanted(Names names, SectionTree tree) {
        return new Wanted(
                spellings(names, Kind.TAG, tag),
                sections(names, tree),
                spellings(names, Kind.AUTHOR, author),
                language == null ? null : names.languages(language),
                from,
                until);
    }

    WantedNames named(Names names) {
        return named(names, SectionTree.NONE);
    }

    /** @param tree by which a section is named, also where only those within it have articles */
    WantedNames named(Names names, SectionTree tree) {
        return new WantedNames(name(names, Kind.TAG, tag), section(names, tree), name(names, Kind.AUTHOR, author));
    }

    private Names.@Nullable Name section(Names names, SectionTree tree) {
        return section == null
                ? null
                : tree.named(section)
                        .map(known -> new Names.Name(known.name(), Kind.SECTION.key(known.name())))
                        .orElseGet(() -> names.name(Kind.SECTION, section));
    }

    private @Nullable Set<String> sections(Names names, SectionTree tree) {
        if (section == null) {
            return null;
        }
        var all = new HashSet<>(names.spellings(Kind.SECTION, section));
        // A renamed one has articles by its former name for a while.
        tree.namesWithin(section).forEach(within -> all.addAll(names.spellings(Kind.SECTION, within)));
        return all;
    }

    private static @Nullable Set<String> spellings(Names names, Kind kind, @Nullable String asked) {
        return asked == null ? null : names.spellings(kind, asked);
    }

    private static Names.@Nullable Name name(Names names, Kind kind, @Nullable String asked) {
        return asked == null ? null : names.name(kind, asked);
    }
}
