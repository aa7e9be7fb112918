package io.broadsheet.article.domain;

import io.broadsheet.chassis.Texts;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The paper's sections in their order, two deep. Articles name them as they like; what is named otherwise stands behind.
 *
 * @param version rises by one with every change; 0 before the first
 * @param changedAt and {@code by}: null before the first
 * @param renamers who gave what had a former name the name of now, the former ones folded; not where an older build did
 */
public record SectionTree(
        long version,
        List<Section> sections,
        @Nullable Instant changedAt,
        @Nullable Actor by,
        Map<String, Actor> renamers) {

    /** Of all levels together. */
    public static final int MOST = 100;

    public static final int MOST_FORMER = 20;
    public static final SectionTree NONE = new SectionTree(0, List.of(), null, null, Map.of());

    /** @param formerly names that it had, which lead to it */
    public record Section(String name, List<String> formerly, List<Section> children) {
        public Section {
            formerly = List.copyOf(formerly);
            children = List.copyOf(children);
        }

        /** Of now and before. */
        Stream<String> names() {
            return Stream.concat(Stream.of(name), formerly.stream());
        }

        /** Itself and those within it. */
        public Stream<Section> all() {
            return Stream.concat(Stream.of(this), children.stream().flatMap(Section::all));
        }
    }

    public SectionTree {
        sections = List.copyOf(sections);
        renamers = Map.copyOf(renamers);
    }

    public Stream<Section> all() {
        return sections.stream().flatMap(Section::all);
    }

    /** The names, of now and before, of a section and of those within it; none if the tree has no such section. */
    public Stream<String> namesWithin(String name) {
        return named(name).stream().flatMap(Section::all).flatMap(Section::names);
    }

    /** The names of the sections that this one, by whichever of its names, is within; none if the tree has no such section. */
    public List<String> namesAround(String name) {
        var key = Texts.folded(name);
        return all().filter(section -> section.children.stream()
                        .flatMap(Section::all)
                        .flatMap(Section::names)
                        .anyMatch(each -> Texts.folded(each).equals(key)))
                .map(Section::name)
                .toList();
    }

    /** In whatever spelling. */
    public Optional<Section> named(String name) {
        var key = Texts.folded(name);
        return all().filter(section -> Texts.folded(section.name).equals(key)).findFirst();
    }

    /** What each former name is by now, the former ones folded. */
    public Map<String, String> renamed() {
        var renamed = new LinkedHashMap<String, String>();
        all().forEach(section -> section.formerly.forEach(name -> renamed.put(Texts.folded(name), section.name)));
        return renamed;
    }

    /** Details with the section by its name of now; themselves if it was never named otherwise. */
    public Details named(Details details) {
        var section = details.section();
        var now = section == null ? null : renamed().get(Texts.folded(section));
        return now == null ? details : details.inSection(now);
    }

    /**
     * With other sections.
     *
     * @param seen the versions that the editor read; null for any
     * @throws StaleVersion if it is another one by now
     */
    public SectionTree changed(@Nullable Set<Long> seen, List<Section> others, Actor editor, Instant now) {
        if (seen != null && !seen.contains(version)) {
            throw new StaleVersion(version);
        }
        var before = renamed();
        var next = new SectionTree(version + 1, others, now, editor, Map.of());
        var by = new HashMap<String, Actor>();
        next.renamed().forEach((former, name) -> {
            var renamer = name.equals(before.get(former)) ? renamers.get(former) : editor;
            if (renamer != null) {
                by.put(former, renamer);
            }
        });
        return new SectionTree(next.version, others, now, editor, by);
    }
}
