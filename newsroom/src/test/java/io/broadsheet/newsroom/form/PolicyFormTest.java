package io.broadsheet.newsroom.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.newsroom.client.ModerationPolicy;
import io.broadsheet.newsroom.client.ModerationPolicy.Limits;
import io.broadsheet.newsroom.client.ModerationPolicy.Phase;
import io.broadsheet.newsroom.client.ModerationPolicy.Word;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class PolicyFormTest {

    private static final ModerationPolicy POLICY = new ModerationPolicy(
            7L,
            "mod-7",
            null,
            null,
            "hold-first",
            1,
            List.of(new Phase("muted", "refuse"), new Phase("links", "hold")),
            new Limits(1, 5000, 0, 1, null, null, null, 3, 0.9, null),
            List.of(new Word("pills", null)),
            List.of(new Word("two words", "en")));

    @Test
    void showsPhasesThatAreOffBehindTheOthers() {
        var phases = PolicyForm.of(POLICY).phases();

        assertThat(phases).extracting(PolicyForm.Phase::name).startsWith("muted", "links", "length");
        assertThat(phases.get(2).action()).isEqualTo("off");
    }

    @Test
    void sendsBackWhatItShows() {
        var body = PolicyForm.of(POLICY).body();

        assertThat(body)
                .containsEntry("mode", "hold-first")
                .containsEntry("linksAllowed", 1)
                .containsEntry("bannedWords", List.of(Map.of("word", "pills")))
                .containsEntry("suspectWords", List.of(Map.of("word", "two words", "language", "en")));
        assertThat(((Map<?, ?>) body.get("limits")).get("scoreAt")).isEqualTo(0.9);
        assertThat(((Map<?, ?>) body.get("limits")).get("perName"))
                .as("any number")
                .isEqualTo(0);
    }

    @Test
    void putsPhasesIntoTheOrderOfTheirNumbers() {
        var request = new MockHttpServletRequest();
        request.setParameter("action-links", "hold");
        request.setParameter("place-links", "2");
        request.setParameter("action-score", "off");
        request.setParameter("place-score", "1");

        assertThat(PolicyForm.of(request).phases())
                .extracting(PolicyForm.Phase::name)
                .containsExactly("score", "links");
    }

    /** What is left out of a policy would be off. */
    @Test
    void keepsPhasesThatItDoesNotKnow() {
        var request = new MockHttpServletRequest();
        request.setParameter("action-links", "hold");
        request.setParameter("place-links", "1");
        request.setParameter("action-of-tomorrow", "refuse");
        request.setParameter("place-of-tomorrow", "2");

        assertThat(PolicyForm.of(request).phases())
                .containsExactly(
                        new PolicyForm.Phase("links", "hold", 1), new PolicyForm.Phase("of-tomorrow", "refuse", 2));
    }

    @Test
    void namesTheFieldsThatAreNoNumbers() {
        var request = new MockHttpServletRequest();
        request.setParameter("linksAllowed", "many");
        request.setParameter("scoreAt", "2");
        request.setParameter("longest", "500");

        assertThat(PolicyForm.of(request).unreadable()).containsExactly("linksAllowed", "scoreAt");
    }

    /** What is left out stays as it is, and whoever emptied it would be told that it was saved. */
    @Test
    void anEmptiedLimitIsNoLimitOrIsAskedFor() {
        var request = new MockHttpServletRequest();
        request.setParameter("linksAllowed", "1");
        request.setParameter("perName", " ");
        request.setParameter("repeatsAllowed", "");
        request.setParameter("longest", "");
        request.setParameter("scoreAt", "");
        request.setParameter("action-links", "hold");

        var form = PolicyForm.of(request);

        assertThat(form.unreadable()).containsExactly("longest", "scoreAt");
        assertThat(((Map<?, ?>) form.body().get("limits")).get("perName")).isEqualTo(0);
    }
}
