package io.broadsheet.newsroom.form;

import io.broadsheet.newsroom.client.SectionTree;
import io.broadsheet.newsroom.client.SectionTree.Section;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The sections as they are typed, in a row: those within another stand anywhere behind it. */
public record SectionForm(List<Line> lines) {

    private static final int MOST = 100;

    /**
     * @param before the name that it has in article-service; empty for a new one
     * @param formerly in lines
     * @param parent the {@code before}, or the name, of the one that it is within; empty for none
     */
    public record Line(String name, String before, String formerly, String parent) {

        boolean isNamed(String text) {
            return !text.isEmpty() && (text.equals(before) || text.equals(name));
        }

        /** With the name that it had, if it is another now. */
        private List<String> former() {
            var all = new LinkedHashSet<>(
                    formerly.lines().filter(each -> !each.isBlank()).toList());
            if (!before.isEmpty() && !before.equalsIgnoreCase(name)) {
                all.add(before);
            }
            all.remove(name);
            return List.copyOf(all);
        }
    }

    public SectionForm {
        lines = List.copyOf(lines);
    }

    public static SectionForm of(SectionTree tree) {
        var lines = new ArrayList<Line>();
        for (var section : tree.sections()) {
            lines.add(line(section, ""));
            section.children().forEach(child -> lines.add(line(child, section.name())));
        }
        return new SectionForm(lines);
    }

    private static Line line(Section section, String parent) {
        return new Line(section.name(), section.name(), String.join("\n", section.formerly()), parent);
    }

    public static SectionForm of(HttpServletRequest request) {
        var names = all(request, "name");
        var befores = all(request, "before");
        var formers = all(request, "formerly");
        var parents = all(request, "parent");
        var count = Stream.of(names, befores, formers, parents)
                .mapToInt(each -> each.length)
                .min()
                .orElse(0);
        var lines = new ArrayList<Line>();
        for (var i = 0; i < Math.min(count, MOST); i++) {
            lines.add(new Line(names[i].strip(), befores[i], formers[i].replace("\r\n", "\n"), parents[i]));
        }
        return new SectionForm(lines);
    }

    /** Whether all of the page had come when it was sent: this field is the last of it. */
    public static boolean isWhole(HttpServletRequest request) {
        return request.getParameter("new-name") != null;
    }

    private static String[] all(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getParameterValues(name), new String[0]);
    }

    /** @param by -1 for up, 1 for down; beyond the ends nothing moves */
    public SectionForm moved(int index, int by) {
        var to = index + by;
        if (index < 0 || index >= lines.size() || to < 0 || to >= lines.size()) {
            return this;
        }
        var moved = new ArrayList<>(lines);
        moved.add(to, moved.remove(index));
        return new SectionForm(moved);
    }

    public SectionForm without(int index) {
        if (index < 0 || index >= lines.size()) {
            return this;
        }
        var left = new ArrayList<>(lines);
        left.remove(index);
        return new SectionForm(left);
    }

    /** At the end, a new one. */
    public SectionForm with(String name) {
        return with(new Line(name.strip(), "", "", ""));
    }

    /** At the end, one that articles name already: named otherwise, it leads on from that. */
    public SectionForm withNamed(String name) {
        return with(new Line(name.strip(), name.strip(), "", ""));
    }

    private SectionForm with(Line line) {
        if (line.name().isEmpty() || lines.size() >= MOST) {
            return this;
        }
        var more = new ArrayList<>(lines);
        more.add(line);
        return new SectionForm(more);
    }

    /** What is within one that is within another itself, or within itself, stands by itself. */
    public List<Section> tree() {
        var tops = lines.stream().filter(line -> isTop(line)).toList();
        return tops.stream()
                .map(top -> new Section(
                        top.name(),
                        top.former(),
                        lines.stream()
                                .filter(line -> !isTop(line) && top.isNamed(line.parent()))
                                .map(line -> new Section(line.name(), line.former(), List.of()))
                                .toList()))
                .toList();
    }

    private boolean isTop(Line line) {
        return lines.stream()
                .noneMatch(other -> other != line && other.parent().isEmpty() && other.isNamed(line.parent()));
    }
}
