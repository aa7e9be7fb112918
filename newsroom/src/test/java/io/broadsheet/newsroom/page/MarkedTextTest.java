package io.broadsheet.newsroom.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.newsroom.client.ModeratedComment.Hold;
import io.broadsheet.newsroom.client.ModeratedComment.Match;
import io.broadsheet.newsroom.view.CardView.Segment;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MarkedTextTest {

    private static final String TEXT = "Cheap pills here";

    private static String marked(Match... matches) {
        return MarkedText.of(TEXT, "text", List.of(new Hold("banned-words", null, Arrays.asList(matches)))).stream()
                .map(segment -> segment.marked() ? "[" + segment.text() + "]" : segment.text())
                .collect(Collectors.joining());
    }

    @Test
    void marksWhatWasFound() {
        assertThat(marked(new Match("text", 6, 11))).isEqualTo("Cheap [pills] here");
        assertThat(marked(new Match("author", 6, 11))).isEqualTo(TEXT);
    }

    @Test
    void showsEachLetterOnceWhateverTheMarksSay() {
        assertThat(marked(new Match("text", 0, 8), new Match("text", 6, 11))).isEqualTo("[Cheap pi][lls] here");
        assertThat(marked(new Match("text", 12, 99), new Match("text", -5, 2))).isEqualTo("[Ch]eap pills [here]");
        assertThat(marked(new Match("text", 50, 60), new Match("text", 9, 3))).isEqualTo(TEXT);
    }

    @Test
    void ofNoTextThereIsNothing() {
        assertThat(MarkedText.of(null, "text", List.of())).isEqualTo(List.<Segment>of());
    }
}
