package io.broadsheet.newsroom.page;

import io.broadsheet.newsroom.client.ModeratedComment.Hold;
import io.broadsheet.newsroom.client.ModeratedComment.Match;
import io.broadsheet.newsroom.view.CardView.Segment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text with what the rules found in it; whatever the marks say, all of the text is there and nothing twice. */
final class MarkedText {

    private MarkedText() {}

    /** @param field {@code text} or {@code author} */
    static List<Segment> of(@Nullable String text, String field, List<Hold> holds) {
        if (text == null || text.isEmpty()) {
            return List.of();
        }
        var marks = holds.stream()
                .flatMap(hold -> hold.matches().stream())
                .filter(match -> match.in().equals(field))
                .sorted(Comparator.comparingInt(Match::from))
                .toList();
        var segments = new ArrayList<Segment>();
        int shown = 0;
        for (var mark : marks) {
            int from = Math.clamp(mark.from(), shown, text.length());
            int to = Math.clamp(mark.to(), from, text.length());
            add(segments, text.substring(shown, from), false);
            add(segments, text.substring(from, to), true);
            shown = to;
        }
        add(segments, text.substring(shown), false);
        return segments;
    }

    private static void add(List<Segment> segments, String text, boolean marked) {
        if (!text.isEmpty()) {
            segments.add(new Segment(text, marked));
        }
    }
}
