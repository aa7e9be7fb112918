package io.broadsheet.newsroom.form;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The front page's order as it is typed, moved by its buttons. */
public record FrontForm(List<Line> lines) {

    public static final int MOST = 20;

    /** @param until as a field has it, or empty */
    public record Line(String id, String title, String state, String until) {}

    public FrontForm {
        lines = List.copyOf(lines);
    }

    public static FrontForm of(HttpServletRequest request) {
        var ids = all(request, "id");
        var titles = all(request, "title");
        var states = all(request, "state");
        var untils = all(request, "until");
        var lines = new ArrayList<Line>();
        var count = Math.min(Math.min(ids.length, titles.length), Math.min(states.length, untils.length));
        for (var i = 0; i < Math.min(count, MOST); i++) {
            lines.add(new Line(ids[i], titles[i], states[i], untils[i]));
        }
        return new FrontForm(lines);
    }

    /** Whether all of the page had come when it was sent: this field is the last of it. */
    public static boolean isWhole(HttpServletRequest request) {
        return request.getParameter("q") != null;
    }

    private static String[] all(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getParameterValues(name), new String[0]);
    }

    /** @param by -1 for up, 1 for down; beyond the ends nothing moves */
    public FrontForm moved(int index, int by) {
        var to = index + by;
        if (index < 0 || index >= lines.size() || to < 0 || to >= lines.size()) {
            return this;
        }
        var moved = new ArrayList<>(lines);
        moved.add(to, moved.remove(index));
        return new FrontForm(moved);
    }

    public FrontForm without(int index) {
        if (index < 0 || index >= lines.size()) {
            return this;
        }
        var left = new ArrayList<>(lines);
        left.remove(index);
        return new FrontForm(left);
    }

    /** On top, once. */
    public FrontForm with(Line line) {
        var more = new ArrayList<>(lines);
        more.removeIf(other -> other.id().equals(line.id()));
        more.addFirst(line);
        return new FrontForm(more.subList(0, Math.min(more.size(), MOST)));
    }

    /** What has no place any more behind one that is put on top. */
    public Optional<Line> leaving(Line added) {
        return lines.size() < MOST || has(added.id()) ? Optional.empty() : Optional.of(lines.getLast());
    }

    public boolean has(String id) {
        return lines.stream().anyMatch(line -> line.id().equals(id));
    }
}
