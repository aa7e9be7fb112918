package io.broadsheet.website.client;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.core.type.TypeReference;

/** comment-service, as far as readers need it. */
public final class CommentService {

    private static final TypeReference<Listing<Comment>> COMMENTS = new TypeReference<>() {};

    private final Service service;

    CommentService(Service service) {
        this.service = service;
    }

    /** @param query of the article's comments: {@code ?sort=newest&limit=20} */
    public Listing<Comment> comments(UUID article, String query) throws ServiceAway {
        var answer = service.get("/articles/" + article + "/comments" + query);
        return switch (answer.status()) {
            case 200 -> Json.read(answer.body(), COMMENTS, service);
            // It has not heard of the article yet, so nobody can have said anything.
            case 404 -> throw service.away("does not know the article yet");
            default -> throw service.away("answered " + answer.status());
        };
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
            @Nullable String authorToken) {}

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
                posted.authorToken());
    }
}
