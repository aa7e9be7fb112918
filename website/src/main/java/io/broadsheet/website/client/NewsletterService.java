package io.broadsheet.website.client;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** newsletter-service, as far as readers need it. */
public final class NewsletterService {

    private final Service service;

    NewsletterService(Service service) {
        this.service = service;
    }

    /** What a reader wants, and where it is to be mailed. */
    public record SubscriptionRequest(
            String email,
            String cadence,
            @Nullable String weekday,
            List<String> topics,
            String timeZone,
            @Nullable Integer hour) {

        /** Without the address. */
        @Override
        public String toString() {
            return "SubscriptionRequest[" + cadence + "]";
        }
    }

    /** Of which comment a reader wants to hear of replies to, and where that is to be mailed. */
    public record ReplyNoticeRequest(
            String email, UUID commentId, UUID articleId, String cadence, String timeZone, String language) {

        /** Without the address. */
        @Override
        public String toString() {
            return "ReplyNoticeRequest[" + cadence + "]";
        }
    }

    public Submission subscribe(SubscriptionRequest request, String forwarded) throws ServiceAway {
        return send("/subscriptions", request, forwarded);
    }

    public Submission tellOfReplies(ReplyNoticeRequest request, String forwarded) throws ServiceAway {
        return send("/reply-notices", request, forwarded);
    }

    private Submission send(String path, Record request, String forwarded) throws ServiceAway {
        var answer = service.post(
                path,
                Json.MAPPER.writeValueAsBytes(request),
                Map.of(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE, "Forwarded", forwarded));
        return answer.isGood()
                ? new Submission.Accepted("", "")
                : new Submission.Refused(answer.status(), Json.read(answer.body(), Refusal.class, service));
    }
}
