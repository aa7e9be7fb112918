package io.broadsheet.systemtest.faults;

import static io.broadsheet.systemtest.faults.RunningSystem.ARTICLES;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Articles of one sentence, of which each call must succeed. */
final class Drafts {

    private final Calls calls;

    Drafts(Calls calls) {
        this.calls = calls;
    }

    /** @return its id */
    String write() {
        Map<String, Object> draft = Map.of(
                "title",
                "Measured " + UUID.randomUUID(),
                "body",
                Map.of("format", "markdown", "source", "The gates **close** at ninety centimetres."),
                "authors",
                List.of("Åse Łukasik"),
                "section",
                "World",
                "tags",
                List.of("Measured"),
                "language",
                "en",
                "commentsOpen",
                true);
        return done(Calls.insist(() -> calls.staff(ARTICLES, "POST", "/newsroom/articles", draft)))
                .json()
                .get("id")
                .asString();
    }

    void publish(String id) {
        publication(id, Map.of());
    }

    void schedule(String id, Instant at) {
        publication(id, Map.of("at", at.toString()));
    }

    private void publication(String id, Map<String, Object> body) {
        done(Calls.insist(() ->
                calls.staff(ARTICLES, "POST", "/newsroom/articles/" + id + "/publication", body, "If-Match", "\"1\"")));
    }

    private static Calls.Answer done(Calls.Answer answer) {
        if (!answer.isDone()) {
            throw new IllegalStateException(answer.status() + " " + answer.body());
        }
        return answer;
    }
}
