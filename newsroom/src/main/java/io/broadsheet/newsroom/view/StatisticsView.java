package io.broadsheet.newsroom.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The queue and the last days in numbers and bars.
 *
 * @param tiles the few that matter most
 * @param waiting what waits, by why it was held
 * @param phases how often a rule held, and what was then decided
 * @param moderators what each decided
 */
public record StatisticsView(
        List<Link> spans,
        String chosen,
        boolean complete,
        List<Tile> tiles,
        List<Bar> waiting,
        List<Bar> phases,
        List<Moderator> moderators) {

    public record Tile(String what, String value) {}

    /** @param first and {@code second}, one behind the other, of 1000 */
    public record Bar(
            String what,
            String numbers,
            int first,
            int second,
            @Nullable String share) {}

    public record Moderator(String who, String decisions, String overturned, String undone, int bar) {}
}
