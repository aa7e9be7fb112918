package io.broadsheet.website.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.core.type.TypeReference;

/** article-service, as far as readers need it. */
public final class ArticleService {

    private static final TypeReference<Listing<Summary>> SUMMARIES = new TypeReference<>() {};
    private static final TypeReference<SearchResults> FOUND = new TypeReference<>() {};
    private static final TypeReference<Listing<NamedCount>> COUNTS = new TypeReference<>() {};
    private static final TypeReference<Listing<Month>> MONTHS = new TypeReference<>() {};

    private static final Map<String, String> JSON = Map.of(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);

    /** Of what would be refused again. */
    private static final Set<Integer> REFUSED = Set.of(400, 413, 422);

    private static final Logger LOG = LoggerFactory.getLogger(ArticleService.class);
    private static final Pattern PICTURES = Pattern.compile("/images/(?=[0-9a-f]{32}/)");

    private final Service service;
    private final Service views;

    /** @param views the same for what readers look at: while they cannot be counted, everything else can be read */
    ArticleService(Service service, Service views) {
        this.service = service;
        this.views = views;
    }

    public ArticleAt article(String slug) throws ServiceAway {
        var answer = service.get(Query.path("/articles", slug));
        return switch (answer.status()) {
            case 200 -> new ArticleAt.Here(Json.read(answer.body(), Article.class, service));
            case 301 -> moved(answer);
            case 404, 400 -> new ArticleAt.Unknown();
            case 410 -> Json.read(answer.body(), Removal.class, service).gone();
            default -> throw service.away("answered " + answer.status());
        };
    }

    /**
     * What readers would have; its pictures by way of the link, since nobody else may see them yet.
     *
     * @param forwarded whom it is for: links that are guessed take nothing from those that were given
     */
    public PreviewAt preview(String token, String forwarded) throws ServiceAway {
        var path = Query.path("/previews", token);
        var answer = service.send("GET", path, null, Map.of("Forwarded", forwarded));
        return switch (answer.status()) {
            case 200 -> {
                var body = PICTURES.matcher(new String(answer.body(), UTF_8)).replaceAll(path + "$0");
                yield new PreviewAt.Here(Json.read(body.getBytes(UTF_8), Article.class, service));
            }
            case 404, 400 -> new PreviewAt.Unknown();
            case 410 -> new PreviewAt.Over();
            case 422 -> new PreviewAt.Nothing();
            default -> throw service.away("answered " + answer.status());
        };
    }

    /** @param state null of a build that says it in the detail alone, which is the reason if there is one */
    private record Removal(
            @Nullable String state,
            @Nullable String reason,
            @Nullable String detail) {

        ArticleAt gone() {
            return "erased".equals(state)
                    ? new ArticleAt.Erased()
                    : new ArticleAt.Withdrawn(state == null ? detail : reason);
        }
    }

    private ArticleAt moved(Answer answer) throws ServiceAway {
        var path = answer.header(HttpHeaders.LOCATION);
        if (path == null || !path.startsWith("/articles/")) {
            throw service.away("answered a move to nowhere");
        }
        return new ArticleAt.Moved(path);
    }

    /** @param query {@code /articles?tag=…} and the like */
    public Listing<Summary> list(String query) throws ServiceAway {
        var answer = service.get(query);
        // A cursor that was cut, or is of another build, leads nowhere for good.
        return answer.status() == 400 && Query.isAfter(query)
                ? new Listing<>(List.of(), null)
                : Json.read(good(answer).body(), SUMMARIES, service);
    }

    /** @param query {@code /articles/search?q=…} */
    public SearchResults search(String query) throws ServiceAway {
        var answer = service.get(query);
        return switch (answer.status()) {
            case 200 -> Json.read(answer.body(), FOUND, service);
            // It holds no word to look for, or no place to go on from.
            case 400, 422 -> SearchResults.NONE;
            default -> throw service.away("answered " + answer.status());
        };
    }

    public List<Summary> related(String slug, int limit) throws ServiceAway {
        var answer = good(Query.path("/articles", slug) + "/related?limit=" + limit);
        // Soon after its start there may be more than it knows of, and no event tells when it knows.
        if (answer.header("Search-Index") != null) {
            throw service.away("does not know all articles yet");
        }
        return Json.read(answer.body(), SUMMARIES, service).items();
    }

    public List<Summary> popular(int limit) throws ServiceAway {
        return list("/articles/popular?window=24h&limit=" + limit).items();
    }

    public List<NamedCount> sections() throws ServiceAway {
        return read("/sections", COUNTS).items();
    }

    public List<NamedCount> tags() throws ServiceAway {
        return read("/tags", COUNTS).items();
    }

    /** In which anything was published there, latest first. */
    public List<Month> months(ZoneId zone) throws ServiceAway {
        return read(Query.of("/archive").with("timeZone", zone.getId()).toString(), MONTHS)
                .items();
    }

    /** Feeds, sitemaps, pictures: whatever is there, as it is. */
    public Answer file(String query) throws ServiceAway {
        return service.get(query);
    }

    /** @param forwarded as of the preview that it is in */
    public Answer previewPicture(String path, String forwarded) throws ServiceAway {
        return service.send("GET", path, null, Map.of("Forwarded", forwarded));
    }

    /**
     * What is refused is sent in halves, so that one that cannot be taken holds up no other; alone it is given up.
     *
     * @return ids of those to be sent again: all others are taken for good, or are of no article
     */
    public Set<UUID> viewed(List<View> batch) throws ServiceAway {
        var answer = views.post("/views", Json.MAPPER.writeValueAsBytes(Map.of("views", batch)), JSON);
        if (REFUSED.contains(answer.status())) {
            if (batch.size() <= 1) {
                LOG.warn("A view was refused with {} and is not counted", answer.status());
                return Set.of();
            }
            var again = new HashSet<>(viewed(batch.subList(0, batch.size() / 2)));
            again.addAll(viewed(batch.subList(batch.size() / 2, batch.size())));
            return again;
        }
        if (!answer.isGood()) {
            throw views.away("answered " + answer.status());
        }
        return Set.copyOf(Json.read(answer.body(), NotTaken.class, views).notTaken());
    }

    private record NotTaken(List<UUID> notTaken) {
        NotTaken {
            notTaken = NullSafeLists.of(notTaken);
        }
    }

    private <T> T read(String query, TypeReference<T> type) throws ServiceAway {
        return Json.read(good(query).body(), type, service);
    }

    private Answer good(String query) throws ServiceAway {
        return good(service.get(query));
    }

    private Answer good(Answer answer) throws ServiceAway {
        if (!answer.isGood()) {
            throw service.away("answered " + answer.status());
        }
        return answer;
    }
}
