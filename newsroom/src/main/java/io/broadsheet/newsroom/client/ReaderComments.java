package io.broadsheet.newsroom.client;

import io.broadsheet.newsroom.session.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** What readers say about an article, as they see it themselves, and what the newsroom says to it. */
public final class ReaderComments {

    private static final int AT_ONCE = 20;

    private final Service service;

    ReaderComments(Service service) {
        this.service = service;
    }

    /** A page of threads, the newest first. @return empty if readers cannot see the article */
    public Optional<Listing<ReaderComment>> threads(Session session, UUID article, @Nullable String after)
            throws ServiceAway {
        return read(session, path(article) + "?limit=" + AT_ONCE + Service.after(after), new TypeReference<>() {});
    }

    /**
     * A thread from one of its comments on.
     *
     * @param top how it began
     * @param items replies, the oldest first, not nested
     */
    public record Thread(
            ReaderComment top,
            List<ReaderComment> items,
            @Nullable String next) {
        public Thread {
            items = List.copyOf(Objects.requireNonNullElse(items, List.of()));
        }
    }

    /** @return empty if readers cannot see it */
    public Optional<Thread> thread(Session session, UUID article, UUID from, @Nullable String after)
            throws ServiceAway {
        return read(
                session,
                path(article) + "/" + from + "?limit=" + AT_ONCE + Service.after(after),
                new TypeReference<>() {});
    }

    /** @param state {@code visible} if readers see it; one that was posted before by the same key may be gone */
    public record Posted(UUID id, @Nullable String state) {

        public boolean isSeen() {
            return "visible".equals(state);
        }
    }

    /**
     * A comment by the person who is signed in: readers see it at once, marked.
     *
     * @param to what it answers; null for one on the article itself
     * @param key the same for the same one sent again, which is posted once
     */
    public Outcome<Posted> post(
            Session session, UUID article, @Nullable UUID to, String author, String text, String key)
            throws ServiceAway {
        var body = new HashMap<String, Object>(Map.of("author", author, "text", text));
        if (to != null) {
            body.put("inReplyTo", to);
        }
        return service.outcome(
                service.send(session, "POST", path(article), body, Map.of("Idempotency-Key", key)),
                new TypeReference<>() {});
    }

    /** Past what is kept in between: whoever has just answered looks for the answer. */
    private <T> Optional<T> read(Session session, String path, TypeReference<T> type) throws ServiceAway {
        var answer = service.send(session, "GET", path, null, Map.of("Cache-Control", "no-cache"));
        return answer.isGood() ? Optional.of(service.read(answer, type)) : Optional.empty();
    }

    private static String path(UUID article) {
        return "/articles/" + article + "/comments";
    }
}
