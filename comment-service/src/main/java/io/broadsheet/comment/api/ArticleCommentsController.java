package io.broadsheet.comment.api;

import io.broadsheet.chassis.web.IdempotencyKey;
import io.broadsheet.chassis.web.client.ClientAddresses;
import io.broadsheet.chassis.web.limit.RateLimited;
import io.broadsheet.chassis.web.paging.CursorPage;
import io.broadsheet.chassis.web.paging.PageRequest;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.broadsheet.comment.application.CommentPosting;
import io.broadsheet.comment.application.CommentProperties;
import io.broadsheet.comment.application.CommentReading;
import io.broadsheet.comment.domain.Comments.Call;
import io.broadsheet.comment.domain.Comments.Order;
import io.broadsheet.comment.domain.Contribution;
import io.broadsheet.comment.domain.StoredComment;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What readers say about an article. */
@RestController
@RequestMapping("/articles/{articleId}/comments")
class ArticleCommentsController {

    private final CommentReading reading;
    private final CommentPosting posting;
    private final CommentProperties properties;
    private final EditTokens tokens;
    private final ClientAddresses readers;

    ArticleCommentsController(
            CommentReading reading,
            CommentPosting posting,
            CommentProperties properties,
            EditTokens tokens,
            ClientAddresses readers) {
        this.reading = reading;
        this.posting = posting;
        this.properties = properties;
        this.tokens = tokens;
        this.readers = readers;
    }

    @GetMapping
    @Operation(summary = "Visible comments, threaded, a page of threads at a time")
    CursorPage<CommentItem> list(
            @PathVariable UUID articleId, @RequestParam(defaultValue = "newest") String sort, PageRequest page) {
        var threads = reading.threads(articleId, order(sort), Positions.after(page), page.limit());
        return Positions.page(threads, ThreadView::of);
    }

    private static Order order(String sort) {
        return switch (sort) {
            // Nobody can vote yet: all comments share the top, and the newest come first.
            case "newest", "top" -> Order.NEWEST;
            case "oldest" -> Order.OLDEST;
            default -> throw ProblemException.malformed("sort: must be newest, oldest or top.");
        };
    }

    /** @param inReplyTo a visible comment of the same article */
    record NewComment(
            @Nullable String author,
            @Nullable String text,
            @Nullable UUID inReplyTo) {}

    /**
     * @param editToken what changes or removes the comment until {@code editableUntil}; it is shown to nobody else
     */
    record PostedComment(
            UUID id,
            String state,
            String editToken,
            Instant editableUntil,
            @Nullable String author,
            @Nullable String text,
            Instant postedAt,
            @Nullable UUID inReplyTo) {}

    @PostMapping
    // A network can be a whole university, or a front-end that is not yet named a trusted proxy.
    @RateLimited(value = "comments", permits = 60, per = "2s")
    @Operation(summary = "Posts a comment; the policy decides whether it is visible or held")
    @ApiResponse(responseCode = "201", description = "Posted, or posted before by the same request")
    ResponseEntity<PostedComment> post(
            @PathVariable UUID articleId,
            @RequestBody NewComment comment,
            @Nullable IdempotencyKey key,
            HttpServletRequest request) {
        var words = Contribution.of(comment.author(), comment.text());
        StoredComment stored = posting.post(articleId, words, comment.inReplyTo(), call(key, comment, request));
        return ResponseEntity.created(URI.create("/comments/" + stored.id())).body(posted(stored));
    }

    /**
     * Never by the body: the same key with another one must be told from a new comment. Strangers are told apart by
     * their network, so that a simple key does not hand one of them the edit token of another.
     */
    private @Nullable Call call(@Nullable IdempotencyKey key, NewComment comment, HttpServletRequest request) {
        if (key == null) {
            return null;
        }
        String subject = key.subject() == null ? "anybody in " + readers.network(request) : key.subject();
        var hashes = new IdempotencyKey(key.key(), subject, key.path()).of(comment);
        return new Call(hashes.key(), hashes.body());
    }

    private PostedComment posted(StoredComment stored) {
        var own = CommentItem.own(stored);
        return new PostedComment(
                own.id(),
                own.state(),
                tokens.issue(own.id()),
                own.postedAt().plus(properties.editWindow()),
                own.author(),
                own.text(),
                own.postedAt(),
                own.inReplyTo());
    }
}
