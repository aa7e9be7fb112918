package io.broadsheet.newsroom.client;

import io.broadsheet.newsroom.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.core.type.TypeReference;

/** Comments as comment-service keeps them, and what moderators do with them. */
public final class CommentService {

    private static final String COMMENTS = "/moderation/comments";

    private final Service service;

    CommentService(Service service) {
        this.service = service;
    }

    /** Which comments: empty or null asks for all. @param order {@code oldest} or {@code riskiest} */
    public record Filter(
            String state,
            String order,
            String reason,
            String article,
            String section,
            String language,
            @Nullable Instant postedBefore) {

        Map<String, Object> named() {
            var named = new LinkedHashMap<String, Object>();
            named.put("state", state);
            put(named, "order", order);
            put(named, "reason", reason);
            put(named, "article", article);
            put(named, "section", section);
            put(named, "language", language);
            put(named, "postedBefore", postedBefore == null ? "" : postedBefore.toString());
            return named;
        }

        private static void put(Map<String, Object> named, String name, String value) {
            if (!value.isEmpty()) {
                named.put(name, value);
            }
        }
    }

    /** What somebody decided. Empty words are left out. */
    public record Judgement(String verdict, long version, String reason, String rule, String statement) {

        Map<String, Object> body() {
            var body = new HashMap<String, Object>(Map.of("verdict", verdict, "version", version));
            Filter.put(body, "reason", reason);
            if (verdict.equals("reject")) {
                Filter.put(body, "rule", rule);
            }
            Filter.put(body, "statement", statement);
            return body;
        }
    }

    public Optional<Listing<ModeratedComment>> list(Session session, Filter filter, int limit, @Nullable String after)
            throws ServiceAway {
        var values = filter.named();
        values.put("limit", limit);
        if (after != null) {
            values.put("after", after);
        }
        var address = UriComponentsBuilder.fromPath(COMMENTS);
        values.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return offered(session, address.encode().buildAndExpand(values).toUriString(), new TypeReference<>() {});
    }

    record Claimed(List<ModeratedComment> items) {}

    /**
     * The next ones, which are this person's for two minutes.
     *
     * @param besides those that are not wanted now
     * @return empty if claims are not offered
     */
    public Optional<List<ModeratedComment>> claim(Session session, Filter filter, int limit, List<UUID> besides)
            throws ServiceAway {
        var body = filter.named();
        body.put("limit", limit);
        if (!besides.isEmpty()) {
            body.put("besides", besides);
        }
        return claimed(session, body);
    }

    /** Goes on with these. @return those of them that are still this person's and wait; empty if claims are not offered */
    public Optional<List<ModeratedComment>> renew(Session session, String state, List<UUID> ids) throws ServiceAway {
        return claimed(session, Map.of("state", state, "ids", ids, "limit", Math.max(1, ids.size())));
    }

    private Optional<List<ModeratedComment>> claimed(Session session, Map<String, Object> body) throws ServiceAway {
        var answer = service.send(session, "POST", "/moderation/claims", body, Map.of());
        if (!answer.isGood()) {
            return Optional.empty();
        }
        Claimed claimed = service.read(answer, new TypeReference<>() {});
        return Optional.of(Objects.requireNonNullElse(claimed.items(), List.of()));
    }

    /** What is new in the queue, as it happens. @see ServerSentEvents */
    public CompletableFuture<Integer> follow(Session session, ServerSentEvents.Taker taker, Duration longest) {
        return service.follow(session, "/moderation/stream", new ServerSentEvents(taker), longest);
    }

    public Optional<ModeratedComment> find(Session session, UUID id) throws ServiceAway {
        return offered(session, comment(id), new TypeReference<>() {});
    }

    /** @return empty if it is not offered */
    public Optional<CommentContext> context(Session session, UUID id) throws ServiceAway {
        return offered(session, comment(id) + "/context", new TypeReference<>() {});
    }

    record Trail(List<TrailLine> lines) {}

    /** The oldest first. @return empty if it is not offered */
    public Optional<List<TrailLine>> trail(Session session, UUID id) throws ServiceAway {
        Optional<Trail> found = offered(session, comment(id) + "/trail", new TypeReference<>() {});
        return found.map(trail -> Objects.requireNonNullElse(trail.lines(), List.of()));
    }

    public Decided decide(Session session, UUID id, Judgement judgement) throws ServiceAway {
        return decided(service.send(session, "POST", comment(id) + "/decision", judgement.body(), Map.of()));
    }

    /** @param version that the answer to the decision showed */
    public Decided undo(Session session, UUID id, long version) throws ServiceAway {
        return decided(
                service.send(session, "POST", "/moderation/undo", Map.of("id", id, "version", version), Map.of()));
    }

    public Decided note(Session session, UUID id, String text) throws ServiceAway {
        return decided(service.send(session, "POST", comment(id) + "/notes", Map.of("text", text), Map.of()));
    }

    /** A comment and the version of it that was read. */
    public record Read(UUID id, long version) {}

    /** @param problem why nothing was decided on it, absent if it was */
    public record BulkResult(
            UUID id,
            @Nullable ModeratedComment comment,
            @Nullable Refusal problem) {}

    record BulkResults(List<BulkResult> results) {}

    /** The same on each of them, each for itself. @return what became of each; a refusal of the whole call otherwise */
    public Outcome<List<BulkResult>> decideAll(Session session, List<Read> read, String verdict, String rule)
            throws ServiceAway {
        var body = new HashMap<String, Object>(Map.of("items", read, "verdict", verdict));
        if (verdict.equals("reject")) {
            Filter.put(body, "rule", rule);
        }
        var answer = service.send(session, "POST", COMMENTS + "/decisions", body, Map.of());
        if (!answer.isGood()) {
            return new Outcome.Refused<>(answer.status(), service.read(answer, new TypeReference<Refusal>() {}));
        }
        BulkResults results = service.read(answer, new TypeReference<>() {});
        return new Outcome.Done<>(Objects.requireNonNullElse(results.results(), List.of()));
    }

    public Decided pin(Session session, UUID id, boolean on) throws ServiceAway {
        return decided(service.send(session, on ? "PUT" : "DELETE", comment(id) + "/pin", null, Map.of()));
    }

    /**
     * A comment by the person who is signed in: readers see it at once, marked.
     *
     * @param key the same for the same reply sent again, which is posted once
     * @return what it answers, or why it was not taken; {@link Decided.Unseen} if it was removed since
     */
    public Decided reply(Session session, ModeratedComment to, String author, String text, String key)
            throws ServiceAway {
        var answer = service.send(
                session,
                "POST",
                "/articles/" + to.articleId() + "/comments",
                Map.of("author", author, "text", text, "inReplyTo", to.id()),
                Map.of("Idempotency-Key", key));
        if (!answer.isGood()) {
            return decided(answer);
        }
        Posted posted = service.read(answer, new TypeReference<>() {});
        var now = find(session, to.id()).orElse(to);
        return "visible".equals(posted.state()) ? new Decided.Done(now) : new Decided.Unseen(now);
    }

    record Posted(@Nullable String state) {}

    private Decided decided(Answer answer) throws ServiceAway {
        if (answer.isGood()) {
            return new Decided.Done(service.read(answer, new TypeReference<ModeratedComment>() {}));
        }
        return switch (answer.status()) {
            case 404, 405 -> new Decided.NotOffered();
            case 409 -> service.read(answer, new TypeReference<Conflict>() {}).told();
            default -> new Decided.Refused(answer.status(), service.read(answer, new TypeReference<Refusal>() {}));
        };
    }

    record Conflict(@Nullable String detail, @Nullable ModeratedComment comment) {

        Decided told() {
            return new Decided.Otherwise(detail, comment);
        }
    }

    private static String comment(UUID id) {
        return COMMENTS + "/" + id;
    }

    private <T> Optional<T> offered(Session session, String path, TypeReference<T> type) throws ServiceAway {
        var answer = service.get(session, path);
        return answer.isGood() ? Optional.of(service.read(answer, type)) : Optional.empty();
    }
}
