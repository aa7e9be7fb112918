package io.broadsheet.newsroom.client;

import io.broadsheet.newsroom.session.Session;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** By what comment-service holds and refuses comments, and what came of it. Empty where that is not offered. */
public final class ModerationRules {

    private static final String POLICY = "/moderation/policy";
    private static final String MEASURES = "/moderation/measures";
    private static final String SCORE = "/moderation/score";

    private final Service service;

    ModerationRules(Service service) {
        this.service = service;
    }

    public Optional<ModerationPolicy> policy(Session session) throws ServiceAway {
        return offered(session, POLICY, new TypeReference<>() {});
    }

    public Optional<Listing<ModerationPolicy>> policies(Session session, @Nullable String after) throws ServiceAway {
        return offered(session, POLICY + "/versions?limit=20" + Service.after(after), new TypeReference<>() {});
    }

    /** @param policy as the service takes it */
    public Outcome<ModerationPolicy> choose(Session session, Map<String, Object> policy, long seen) throws ServiceAway {
        return service.command(service.send(session, "PUT", POLICY, policy, match(seen)), new TypeReference<>() {});
    }

    public Outcome<ModerationPolicy> restore(Session session, long version, long seen, String note) throws ServiceAway {
        var path = POLICY + "/versions/" + version + "/restoration";
        return service.command(
                service.send(session, "POST", path, Map.of("note", note), match(seen)), new TypeReference<>() {});
    }

    public Outcome<PolicyTrial> tryOut(Session session, Map<String, Object> policy, int last) throws ServiceAway {
        var body = Map.of("policy", policy, "last", last);
        return service.command(
                service.send(session, "POST", POLICY + "/trial", body, Map.of()), new TypeReference<>() {});
    }

    public Optional<Listing<Measure>> measures(Session session, @Nullable String after) throws ServiceAway {
        return offered(session, MEASURES + "?limit=50" + Service.after(after), new TypeReference<>() {});
    }

    /**
     * @param kind {@code name} or {@code network}
     * @param name what is typed; absent where {@code comment} tells
     */
    public record NewMeasure(
            String kind, @Nullable String name, @Nullable UUID comment, Instant until, String reason) {}

    /** @param once sent again under the same one it is taken once */
    public Outcome<Measure> measure(Session session, NewMeasure wanted, UUID once) throws ServiceAway {
        var body = new HashMap<String, Object>(
                Map.of("kind", wanted.kind, "until", wanted.until.toString(), "reason", wanted.reason));
        if (wanted.name != null) {
            body.put("name", wanted.name);
        }
        if (wanted.comment != null) {
            body.put("comment", wanted.comment);
        }
        var headers = Map.of("Idempotency-Key", "desk-" + once);
        return service.command(service.send(session, "POST", MEASURES, body, headers), new TypeReference<>() {});
    }

    /** The latest of them. */
    public Optional<Listing<EndedMeasure>> endedMeasures(Session session) throws ServiceAway {
        return offered(session, MEASURES + "/ended?limit=20", new TypeReference<>() {});
    }

    /** @return whether it is over now, or was before */
    public boolean end(Session session, UUID measure) throws ServiceAway {
        int status = service.send(session, "DELETE", MEASURES + "/" + measure, null, Map.of())
                .status();
        return status == 204 || status == 404;
    }

    public Optional<ModerationStatistics> statistics(Session session, int days) throws ServiceAway {
        return offered(session, "/moderation/statistics?days=" + days, new TypeReference<>() {});
    }

    public Optional<ScoreState> score(Session session) throws ServiceAway {
        return offered(session, SCORE, new TypeReference<>() {});
    }

    /** @return whether that is offered */
    public boolean train(Session session) throws ServiceAway {
        return service.send(session, "POST", SCORE + "/training", null, Map.of())
                .isGood();
    }

    private static Map<String, String> match(long version) {
        return Map.of("If-Match", "\"" + version + "\"");
    }

    private <T> Optional<T> offered(Session session, String path, TypeReference<T> type) throws ServiceAway {
        var answer = service.get(session, path);
        return answer.isGood() ? Optional.of(service.read(answer, type)) : Optional.empty();
    }
}
