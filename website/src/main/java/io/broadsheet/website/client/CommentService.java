package io.broadsheet.website.client;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.core.type.TypeReference;

/** comment-service, as far as readers need it. */
public final class CommentService {

    private static final TypeReference<Listing<Comment>> COMMENTS = new TypeReference<>() {};

    /** It is asked because of an event, of which that very instance may not have heard. */
    private static final Map<String, String> ANEW = Map.of(HttpHeaders.CACHE_CONTROL, "no-cache");

    private static final String EDIT_TOKEN = "X-Edit-Token";
    private static final Pattern TAG = Pattern.compile("\"[0-9-]{1,40}\"");

    private final Service service;

    CommentService(Service service) {
        this.service = service;
    }

    /** @param query of the article's comments: {@code ?sort=newest&limit=20} */
    public Listing<Comment> comments(UUID article, String query) throws ServiceAway {
        var answer = service.send("GET", "/articles/" + article + "/comments" + query, null, ANEW);
        return switch (answer.status()) {
            case 200 -> Json.read(answer.body(), COMMENTS, service);
            // It has not heard of the article yet, so nobody can have said anything.
            case 404 -> throw service.away("does not know the article yet");
            default -> {
                if (isNowhere(query, answer)) {
                    yield new Listing<>(List.of(), null);
                }
                throw service.away("answered " + answer.status());
            }
        };
    }

    /** @return empty if readers see no such comment of this article */
    public Optional<Conversation> conversation(UUID article, UUID comment, String query) throws ServiceAway {
        var answer = service.get("/articles/" + article + "/comments/" + comment + query);
        return switch (answer.status()) {
            case 200 -> Optional.of(Json.read(answer.body(), Conversation.class, service));
            case 404, 410 -> Optional.empty();
            default -> {
                if (isNowhere(query, answer)) {
                    yield Optional.empty();
                }
                throw service.away("answered " + answer.status());
            }
        };
    }

    /** A cursor that was cut, of another order or of another build: for good. */
    private static boolean isNowhere(String query, Answer answer) {
        return answer.status() == 400 && Query.isAfter(query);
    }

    /**
     * One's own comment, also one that others do not see.
     *
     * @return empty if it is gone, or the token is another one's
     */
    public Optional<Own> own(UUID comment, String editToken) throws ServiceAway {
        var answer = service.send("GET", "/comments/" + comment, null, Map.of(EDIT_TOKEN, editToken));
        if (!answer.isGood()) {
            return Optional.empty();
        }
        // Whoever has no genuine token is answered like everybody else.
        return Optional.of(Json.read(answer.body(), Comment.class, service))
                .filter(found -> found.editableUntil() != null)
                .map(found -> new Own(found, answer.header(HttpHeaders.ETAG)));
    }

    /** @param words tag of its words; null if the service gives none */
    public record Own(Comment comment, @Nullable String words) {}

    /** @return empty unless others held, rejected or removed it, and the token is its own */
    public Optional<Statement> statement(UUID comment, String editToken) throws ServiceAway {
        var answer = service.send("GET", "/comments/" + comment + "/statement", null, Map.of(EDIT_TOKEN, editToken));
        return answer.isGood() ? Optional.of(Json.read(answer.body(), Statement.class, service)) : Optional.empty();
    }

    private record Appeal(String text) {}

    /** @return why it was not taken, or empty: somebody looks at the comment again */
    public Optional<Submission.Refused> appeal(UUID comment, String text, String editToken, String forwarded)
            throws ServiceAway {
        return refusal(service.post(
                "/comments/" + comment + "/appeal",
                Json.MAPPER.writeValueAsBytes(new Appeal(text)),
                Map.of(
                        HttpHeaders.CONTENT_TYPE,
                        MediaType.APPLICATION_JSON_VALUE,
                        EDIT_TOKEN,
                        editToken,
                        "Forwarded",
                        forwarded)));
    }

    private record Rewording(String text) {}

    /**
     * @param madeFrom tag of the words that were changed; whatever is no tag counts as none
     * @return what is wrong with it, or empty: it is changed
     */
    public Optional<Submission.Refused> reword(
            UUID comment, String text, String madeFrom, String editToken, String forwarded) throws ServiceAway {
        var body = Json.MAPPER.writeValueAsBytes(new Rewording(text));
        var headers = new HashMap<>(json(forwarded));
        headers.put(EDIT_TOKEN, editToken);
        if (TAG.matcher(madeFrom).matches()) {
            headers.put(HttpHeaders.IF_MATCH, madeFrom);
        }
        return refusal(service.send("PATCH", "/comments/" + comment, body, headers));
    }

    /** @return why not, or empty: it is gone */
    public Optional<Submission.Refused> remove(UUID comment, String editToken, String forwarded) throws ServiceAway {
        return refusal(service.send(
                "DELETE", "/comments/" + comment, null, Map.of(EDIT_TOKEN, editToken, "Forwarded", forwarded)));
    }

    private Optional<Submission.Refused> refusal(Answer answer) throws ServiceAway {
        return answer.isGood()
                ? Optional.empty()
                : Optional.of(
                        new Submission.Refused(answer.status(), Json.read(answer.body(), Refusal.class, service)));
    }

    private record NewVote(int value) {}

    /** @param value the reader's own vote that was counted: 1, -1, or 0 for none */
    public record CountedVote(int value, int up, int down) {}

    /** @return what the votes came to, or empty: it was not taken */
    public Optional<CountedVote> vote(UUID comment, int value, String forwarded) throws ServiceAway {
        var answer = service.send(
                "PUT",
                "/comments/" + comment + "/vote",
                Json.MAPPER.writeValueAsBytes(new NewVote(value)),
                json(forwarded));
        return answer.isGood() ? Optional.of(Json.read(answer.body(), CountedVote.class, service)) : Optional.empty();
    }

    private record NewReport(String reason) {}

    /** @return why not, or empty: it is noted */
    public Optional<Submission.Refused> report(UUID comment, String reason, String forwarded) throws ServiceAway {
        return refusal(service.send(
                "POST",
                "/comments/" + comment + "/reports",
                Json.MAPPER.writeValueAsBytes(new NewReport(reason)),
                json(forwarded)));
    }

    private static Map<String, String> json(String forwarded) {
        return Map.of(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE, "Forwarded", forwarded);
    }

    /**
     * @param inReplyTo id of a comment of the same article
     * @param authorToken of an earlier comment by the same author
     */
    public record Contribution(
            String author,
            String text,
            @Nullable String inReplyTo,
            @Nullable String authorToken) {}

    private record Posted(
            @Nullable String id,
            @Nullable String state,
            @Nullable String authorToken,
            @Nullable String editToken,
            @Nullable Boolean reworded,
            @Nullable Boolean repeated) {}

    /** @param key the same for the same contribution, sent twice by mistake */
    public Submission post(UUID article, Contribution contribution, String key, String forwarded) throws ServiceAway {
        var answer = service.post(
                "/articles/" + article + "/comments",
                Json.MAPPER.writeValueAsBytes(contribution),
                Map.of(
                        HttpHeaders.CONTENT_TYPE,
                        MediaType.APPLICATION_JSON_VALUE,
                        "Idempotency-Key",
                        key,
                        "Forwarded",
                        forwarded));
        if (!answer.isGood()) {
            return new Submission.Refused(answer.status(), Json.read(answer.body(), Refusal.class, service));
        }
        var posted = Json.read(answer.body(), Posted.class, service);
        return new Submission.Accepted(
                Objects.requireNonNullElse(posted.state(), ""),
                Objects.requireNonNullElse(posted.id(), ""),
                posted.authorToken(),
                posted.editToken(),
                Boolean.TRUE.equals(posted.repeated()),
                !"removed".equals(posted.state()) && !Boolean.TRUE.equals(posted.reworded()));
    }
}
