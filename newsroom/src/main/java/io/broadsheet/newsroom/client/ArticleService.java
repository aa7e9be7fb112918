package io.broadsheet.newsroom.client;

import io.broadsheet.newsroom.session.Session;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.core.type.TypeReference;

/** Articles, as article-service keeps them. */
public final class ArticleService {

    private static final String ARTICLES = "/newsroom/articles";
    private static final Refusal TOO_LONG = new Refusal(
            null,
            null,
            List.of(new Refusal.Error("body.source", "must have at most 500 KB", "size", List.of("500"))),
            null);

    private final Service service;

    ArticleService(Service service) {
        this.service = service;
    }

    /**
     * Which articles: null and empty ask for all.
     *
     * @param changed only those that readers do not have the latest of
     */
    public record Filter(
            @Nullable String state,
            String q,
            String author,
            String section,
            boolean changed,
            boolean scheduled,
            @Nullable String after) {

        public static Filter titled(String state, String q) {
            return new Filter(state, q, "", "", false, false, null);
        }

        public static Filter comingOut(@Nullable String after) {
            return new Filter(null, "", "", "", false, true, after);
        }
    }

    /** Empty if the filter is not known there, or cannot be read. */
    public Optional<Listing<Article>> list(Session session, Filter filter) throws ServiceAway {
        var address = UriComponentsBuilder.fromPath(ARTICLES).queryParam("limit", 30);
        Map<String, Object> values = new HashMap<>();
        add(address, values, "state", filter.state);
        add(address, values, "q", filter.q);
        add(address, values, "author", filter.author);
        add(address, values, "section", filter.section);
        add(address, values, "unpublishedChanges", filter.changed ? "true" : null);
        add(address, values, "scheduled", filter.scheduled ? "true" : null);
        add(address, values, "after", filter.after);
        var answer =
                service.get(session, address.encode().buildAndExpand(values).toUriString());
        return answer.status() == 200 ? Optional.of(service.read(answer, new TypeReference<>() {})) : Optional.empty();
    }

    private static void add(
            UriComponentsBuilder address, Map<String, Object> values, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            address.queryParam(name, "{" + name + "}");
            values.put(name, value);
        }
    }

    /** @return empty if there is none, or nothing is left of it */
    public Optional<Article> find(Session session, UUID id) throws ServiceAway {
        var answer = service.get(session, article(id));
        return switch (answer.status()) {
            case 200 -> Optional.of(service.read(answer, new TypeReference<>() {}));
            case 404, 410 -> Optional.empty();
            default -> throw service.away("answered " + answer.status());
        };
    }

    /** @param key the same for a repeated call */
    public Outcome<Article> start(Session session, Draft draft, String key) throws ServiceAway {
        return saved(service.send(session, "POST", ARTICLES, draft, Map.of("Idempotency-Key", Service.word(key))));
    }

    public Outcome<Article> edit(Session session, UUID id, long version, Draft draft, boolean autosave)
            throws ServiceAway {
        return saved(
                service.send(session, "PUT", article(id) + (autosave ? "?autosave=true" : ""), draft, match(version)));
    }

    /** A call that is too large is not read there, so nothing is said of its fields. */
    private Outcome<Article> saved(Answer answer) throws ServiceAway {
        return answer.status() == 413
                ? new Outcome.Refused<>(413, TOO_LONG)
                : service.outcome(answer, new TypeReference<>() {});
    }

    /** @param at null for now */
    public Outcome<Article> publish(Session session, UUID id, long version, @Nullable OffsetDateTime at)
            throws ServiceAway {
        var body = at == null ? Map.of() : Map.of("at", at.toString());
        return command(session, "POST", article(id) + "/publication", body, match(version));
    }

    /** @param version that was looked at */
    public Outcome<Article> withdraw(Session session, UUID id, long version, String reason) throws ServiceAway {
        var address = UriComponentsBuilder.fromPath(article(id) + "/publication")
                .queryParam("reason", "{reason}")
                .encode()
                .buildAndExpand(Map.of("reason", reason))
                .toUriString();
        return command(session, "DELETE", address, null, match(version));
    }

    /** @param version of which it is known to be scheduled */
    public Outcome<Article> unschedule(Session session, UUID id, long version) throws ServiceAway {
        return command(session, "DELETE", article(id) + "/schedule", null, match(version));
    }

    /**
     * Leaves nothing of the text.
     *
     * @param version that was read
     */
    public Outcome<UUID> erase(Session session, UUID id, long version) throws ServiceAway {
        var answer = service.send(session, "DELETE", article(id), null, match(version));
        return answer.status() == 204 ? new Outcome.Done<>(id) : service.command(answer, new TypeReference<>() {});
    }

    /**
     * @param version that was read, which alone may become public
     * @return done also if this person has just made it
     */
    public Outcome<Article> correct(Session session, UUID id, String note, boolean publish, @Nullable Long version)
            throws ServiceAway {
        var body = Map.of("note", note, "publish", publish);
        var seen = version == null ? Map.<String, String>of() : match(version);
        var outcome = command(session, "POST", article(id) + "/corrections", body, seen);
        if (outcome instanceof Outcome.Stale<Article>) {
            // Its answer was lost, or it was sent twice.
            var now = find(session, id).filter(article -> article.isLastCorrection(note));
            if (now.isPresent() && version != null && hasCorrected(session, id, version)) {
                return new Outcome.Done<>(now.get());
            }
        }
        return outcome;
    }

    private boolean hasCorrected(Session session, UUID id, long after) throws ServiceAway {
        return done(session, id, "corrected", after)
                .anyMatch(each -> each.by() != null && each.by().subject().equals(session.subject()));
    }

    /** Whether anybody has withdrawn it since. */
    public boolean wasWithdrawn(Session session, UUID id, long after) throws ServiceAway {
        return done(session, id, "withdrawn", after).findAny().isPresent();
    }

    private Stream<Activity> done(Session session, UUID id, String action, long after) throws ServiceAway {
        return activity(session, id, null).stream()
                .flatMap(page -> page.items().stream())
                .filter(each -> each.version() > after && each.action().equals(action));
    }

    /** @param seen the version that it takes the place of */
    public Outcome<Article> restore(Session session, UUID id, long version, long seen) throws ServiceAway {
        return command(session, "POST", article(id) + "/revisions/" + version + "/restore", null, match(seen));
    }

    /** @return empty if that is not offered */
    public Optional<Listing<Revision>> revisions(Session session, UUID id, @Nullable String after) throws ServiceAway {
        return offered(session, article(id) + "/revisions?limit=50" + Service.after(after), new TypeReference<>() {});
    }

    /** @return the text as it was at a version; empty if that is not kept, or not offered */
    public Optional<Draft> revision(Session session, UUID id, long version) throws ServiceAway {
        return offered(session, article(id) + "/revisions/" + version, new TypeReference<>() {});
    }

    public Optional<Revision.Differences> differences(Session session, UUID id, long version, @Nullable Long from)
            throws ServiceAway {
        var address = article(id) + "/revisions/" + version + "/differences" + (from == null ? "" : "?from=" + from);
        return offered(session, address, new TypeReference<>() {});
    }

    public Optional<Listing<Activity>> activity(Session session, UUID id, @Nullable String after) throws ServiceAway {
        return offered(session, article(id) + "/activity?limit=50" + Service.after(after), new TypeReference<>() {});
    }

    public Outcome<PreviewLink> previewLink(Session session, UUID id) throws ServiceAway {
        return service.command(
                service.send(session, "POST", article(id) + "/preview-links", null, Map.of()),
                new TypeReference<>() {});
    }

    /** What lists and mails would tell of the later page; empty if the link has ended. */
    public Optional<Story> story(Session session, PreviewLink link) throws ServiceAway {
        var token = link.url().substring(link.url().lastIndexOf('/') + 1);
        return offered(session, "/previews/" + token, new TypeReference<>() {});
    }

    /** What readers would get of a text; nothing is kept. */
    public Outcome<Rendered> render(Session session, Draft.Body body) throws ServiceAway {
        return service.command(
                service.send(session, "POST", "/newsroom/renderings", Map.of("body", body), Map.of()),
                new TypeReference<>() {});
    }

    /** A picture by the address that a text has. */
    public Answer pictureOfText(Session session, String hash, String size) throws ServiceAway {
        var address = UriComponentsBuilder.fromPath("/newsroom/renderings/images/{hash}/{size}");
        return service.get(session, address.encode().buildAndExpand(hash, size).toUriString());
    }

    /** Those of the paper in its order, then the others in use, most used first. */
    public List<KnownSection> sections(Session session) throws ServiceAway {
        var answer = service.get(session, "/sections");
        if (!answer.isGood()) {
            return List.of();
        }
        Listing<KnownSection> listed = service.read(answer, new TypeReference<>() {});
        return listed.items();
    }

    private static String article(UUID id) {
        return ARTICLES + "/" + id;
    }

    private static Map<String, String> match(long version) {
        return Map.of("If-Match", "\"" + version + "\"");
    }

    private <T> Optional<T> offered(Session session, String path, TypeReference<T> type) throws ServiceAway {
        var answer = service.get(session, path);
        return answer.isGood() ? Optional.of(service.read(answer, type)) : Optional.empty();
    }

    private Outcome<Article> command(
            Session session, String method, String path, @Nullable Object body, Map<String, String> headers)
            throws ServiceAway {
        return service.command(service.send(session, method, path, body, headers), new TypeReference<>() {});
    }
}
