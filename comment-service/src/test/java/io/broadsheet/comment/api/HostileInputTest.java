package io.broadsheet.comment.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.chassis.web.json.StrictJson;
import io.broadsheet.comment.application.SpoofCheckedNames;
import io.broadsheet.comment.domain.Contribution;
import io.broadsheet.comment.domain.InvalidContribution;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Ten thousand bodies, read, tidied, judged and compared as the service does it. */
class HostileInputTest {
    private static final int BODIES = 10_000;

    private final JsonMapper json = StrictJson.mapper();
    private final SpoofCheckedNames names = new SpoofCheckedNames();

    @Test
    void isRefusedOrBecomesASafeComment() {
        var random = new Random(20261128);
        Map<String, Integer> outcomes = new TreeMap<>();
        for (int i = 0; i < BODIES; i++) {
            byte[] body = HostileBodies.next(random);
            String outcome;
            try {
                outcome = outcome(i, body);
            } catch (RuntimeException | Error wrong) {
                throw new AssertionError("body %d: %s".formatted(i, new String(body, UTF_8)), wrong);
            }
            outcomes.merge(outcome, 1, Integer::sum);
        }
        assertThat(outcomes).containsOnlyKeys("kept", "unreadable", "unfit");
        assertThat(outcomes.values()).allMatch(count -> count > 1_000);
    }

    private String outcome(int number, byte[] body) {
        try {
            var sent = json.readValue(body, ArticleCommentsController.NewComment.class);
            if (sent == null) {
                return "unreadable";
            }
            var kept = Contribution.of(sent.author(), sent.text());
            HostileBodies.assertSafe(number, kept.author(), false);
            HostileBodies.assertSafe(number, kept.text(), true);
            assertThat(names.keys(kept.author())).isNotEmpty();
            names.mixesScripts(kept.author());
            return "kept";
        } catch (JacksonException unreadable) {
            return "unreadable";
        } catch (InvalidContribution unfit) {
            return "unfit";
        }
    }
}
