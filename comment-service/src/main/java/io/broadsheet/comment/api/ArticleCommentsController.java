package io.broadsheet.comment.api;

import static java.util.stream.Collectors.toSet;

import io.broadsheet.cache.CachedResponse;
import io.broadsheet.chassis.security.Scopes;
import io.broadsheet.chassis.security.StaffNames;
import io.broadsheet.chassis.web.IdempotencyKey;
import io.broadsheet.chassis.web.client.ClientAddresses;
import io.broadsheet.chassis.web.json.StrictJson;
import io.broadsheet.chassis.web.limit.HttpSettings;
import io.broadsheet.chassis.web.limit.RateLimited;
import io.broadsheet.chassis.web.paging.PageRequest;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.broadsheet.comment.application.CommentPosting;
import io.broadsheet.comment.application.CommentPosting.Posted;
import io.broadsheet.comment.application.CommentProperties;
import io.broadsheet.comment.application.CommentReading;
import io.broadsheet.comment.application.Sender;
import io.broadsheet.comment.application.ThreadCache;
import io.broadsheet.comment.application.ThreadCache.FirstPage;
import io.broadsheet.comment.domain.Comments.Call;
import io.broadsheet.comment.domain.Comments.Order;
import io.broadsheet.comment.domain.Contribution;
import io.broadsheet.comment.domain.StoredComment;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What readers say about an article. */
@RestController
@RequestMapping("/articles/{articleId}/comments")
class ArticleCommentsController {

    /** How comments are sorted for who does not say. */
    static final String USUAL = "newest";

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

    private final JsonMapper json = StrictJson.mapper();
    private final CommentReading reading;
    private final ThreadCache pages;
    private final CommentPosting posting;
    private final CommentProperties properties;
    private final EditTokens edits;
    private final AuthorTokens authors;
    private final ClientAddresses clients;
    private final HttpSettings http;

    ArticleCommentsController(
            CommentReading reading,
            ThreadCache pages,
            CommentPosting posting,
            CommentProperties properties,
            EditTokens edits,
            AuthorTokens authors,
            ClientAddresses clients,
            HttpSettings http) {
        this.reading = reading;
        this.pages = pages;
        this.posting = posting;
        this.properties = properties;
        this.edits = edits;
        this.authors = authors;
        this.clients = clients;
        this.http = http;
    }

    /** See {@link CachedThreads} for where most first pages leave. */
    @GetMapping(produces = JSON)
    @Operation(summary = "Visible comments, threaded, a page of threads at a time")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Threads.class)))
    void list(
            @PathVariable UUID articleId,
            @RequestParam(defaultValue = USUAL) String sort,
            PageRequest page,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var order = order(sort);
        if (page.after() != null) {
            CachedResponse.plain(JSON, http.cacheControl(), written(articleId, order, page))
                    .send(request, response);
            return;
        }
        var first = new FirstPage(articleId, order, page.limit());
        Supplier<CachedResponse> maker =
                () -> CachedResponse.ok(JSON, http.cacheControl(), written(articleId, order, page));
        var answer = CachedThreads.isAskedAnew(request) ? pages.getAnew(first, maker) : pages.get(first, maker);
        answer.send(request, response);
    }

    private byte[] written(UUID articleId, Order order, PageRequest page) {
        return json.writeValueAsBytes(threads(articleId, order, page));
    }

    private Threads threads(UUID articleId, Order order, PageRequest page) {
        var threads = reading.threads(articleId, order, Positions.after(page), page.limit());
        var pinned = reading.pinned(articleId).stream()
                .map(stored -> CommentItem.shown(stored, List.of(), null).asPinned())
                .toList();
        var ids = pinned.stream().map(CommentItem::id).collect(toSet());
        var items = Positions.page(threads, thread -> {
            var item = ThreadView.of(thread, properties.deepest());
            return ids.contains(item.id()) ? item.asPinned() : item;
        });
        return new Threads(items.items(), items.next(), page.after() == null ? pinned : List.of());
    }

    /**
     * A page of threads.
     *
     * @param next absent if these are all; else {@code after} for the next page
     * @param pinned with the first page, first pinned first, without their replies; each of them is among the items too
     */
    record Threads(List<CommentItem> items, @Nullable String next, List<CommentItem> pinned) {}

    /**
     * A thread from one of its comments on.
     *
     * @param top the comment on the article itself that it began with
     * @param items replies, oldest first, not nested
     * @param earlier whether there are replies before these
     * @param left how many replies follow; absent if none do, or too many to count
     */
    record ThreadFrom(
            CommentItem top,
            List<CommentItem> items,
            boolean earlier,
            @Nullable String next,
            @Nullable Integer left) {}

    @GetMapping("/{id}")
    @Operation(summary = "The thread a visible comment stands in: how it began, and the replies from that comment on")
    ThreadFrom thread(@PathVariable UUID articleId, @PathVariable UUID id, PageRequest page) {
        var thread = reading.thread(articleId, id, Positions.after(page), page.limit());
        var items = Positions.page(thread.replies(), reply -> CommentItem.answering(reply, thread.answered(reply)));
        return new ThreadFrom(
                CommentItem.shown(thread.top(), List.of(), null),
                items.items(),
                thread.earlier(),
                items.next(),
                CommentItem.left(thread.left()));
    }

    /** @throws ProblemException for one that there is not */
    static Order order(String sort) {
        return switch (sort) {
            case "newest" -> Order.NEWEST;
            case "top" -> Order.TOP;
            case "oldest" -> Order.OLDEST;
            default -> throw ProblemException.malformed("sort: must be newest, oldest or top.");
        };
    }

    /**
     * @param inReplyTo a visible comment of the same article
     * @param authorToken for front-ends that cannot send the header
     */
    record NewComment(
            @Nullable String author,
            @Nullable String text,
            @Nullable UUID inReplyTo,
            @Nullable String authorToken) {

        /** What makes it the same comment again. */
        NewComment withoutToken() {
            return new NewComment(author, text, inReplyTo, null);
        }
    }

    /**
     * @param version what a moderator's decision names
     * @param authorToken to be sent with this author's next comments; approved once, they are known by it
     * @param editToken what changes or removes the comment until {@code editableUntil}; it is shown to nobody else
     * @param reworded true if this was posted before by the same request and its author has changed the words since, else
     *     absent
     * @param repeated true if the same request had posted this before, else absent: whose key others can guess hands no
     *     token on then
     */
    record PostedComment(
            UUID id,
            long version,
            String state,
            @Nullable String authorToken,
            String editToken,
            Instant editableUntil,
            @Nullable String author,
            @Nullable String text,
            Instant postedAt,
            @Nullable UUID inReplyTo,
            @Nullable Boolean reworded,
            @Nullable Boolean repeated) {}

    @PostMapping
    // A network can be a school class, but not a front-end: that one is named a trusted proxy.
    @RateLimited(value = "comments", permits = 30)
    @Operation(
            summary =
                    "Posts a comment; the policy decides whether it is visible or held. That of signed-in staff is visible, and marked")
    @ApiResponse(responseCode = "201", description = "Posted, or posted before by the same request")
    ResponseEntity<PostedComment> post(
            @PathVariable UUID articleId,
            @RequestBody NewComment comment,
            @Nullable IdempotencyKey key,
            @RequestHeader(name = AuthorTokens.HEADER, required = false) @Nullable String authorToken,
            @Nullable Authentication caller,
            HttpServletRequest request) {
        var words = Contribution.of(comment.author(), comment.text());
        boolean staff =
                Scopes.isGranted(caller, Scopes.ARTICLES_WRITE, Scopes.ARTICLES_PUBLISH, Scopes.COMMENTS_MODERATE);
        var sender = new Sender(
                authors.author(authorToken, comment.authorToken()),
                clients.network(request),
                staff,
                staff ? StaffNames.of(caller) : null);
        var posted = posting.post(articleId, words, comment.inReplyTo(), call(key, comment, request), sender);
        return ResponseEntity.created(URI.create("/comments/" + posted.comment().id()))
                .body(told(posted, words));
    }

    /**
     * Never by the body: the same key with another one must be told from a new comment. Strangers are told apart by
     * their network, so that a simple key does not hand one of them the edit token of another.
     */
    private @Nullable Call call(@Nullable IdempotencyKey key, NewComment comment, HttpServletRequest request) {
        if (key == null) {
            return null;
        }
        String subject = key.subject() == null ? "anybody in " + clients.network(request) : key.subject();
        var hashes = new IdempotencyKey(key.key(), subject, key.path()).of(comment.withoutToken());
        return new Call(hashes.key(), hashes.body());
    }

    private PostedComment told(Posted posted, Contribution sent) {
        StoredComment stored = posted.comment();
        var own = CommentItem.own(stored, properties.editWindow());
        boolean isReworded =
                stored.comment().said().filter(words -> !words.equals(sent)).isPresent();
        return new PostedComment(
                own.id(),
                own.version(),
                own.state(),
                authors.of(stored.comment()),
                edits.issue(own.id()),
                Objects.requireNonNull(own.editableUntil()),
                own.author(),
                own.text(),
                own.postedAt(),
                own.inReplyTo(),
                isReworded ? true : null,
                posted.repeated() ? true : null);
    }
}
