package io.broadsheet.comment.api;

import io.broadsheet.chassis.web.client.ClientAddresses;
import io.broadsheet.chassis.web.limit.RateLimited;
import io.broadsheet.chassis.web.paging.CursorPage;
import io.broadsheet.chassis.web.paging.PageRequest;
import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.broadsheet.comment.application.CommentProperties;
import io.broadsheet.comment.application.CommentReading;
import io.broadsheet.comment.application.OwnComments;
import io.broadsheet.comment.domain.Comment;
import io.broadsheet.comment.domain.StoredComment;
import io.broadsheet.comment.domain.UnknownComment;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One comment: for readers, and for its author, who has the edit token. */
@RestController
@RequestMapping("/comments/{id}")
class CommentController {

    private final CommentReading reading;
    private final OwnComments own;
    private final CommentProperties properties;
    private final EditTokens tokens;
    private final ClientAddresses clients;

    CommentController(
            CommentReading reading,
            OwnComments own,
            CommentProperties properties,
            EditTokens tokens,
            ClientAddresses clients) {
        this.reading = reading;
        this.own = own;
        this.properties = properties;
        this.tokens = tokens;
        this.clients = clients;
    }

    @GetMapping
    @Operation(summary = "A visible comment; with its edit token also one that waits or was rejected")
    ResponseEntity<CommentItem> one(
            @PathVariable UUID id, @RequestHeader(name = EditTokens.HEADER, required = false) @Nullable String token) {
        StoredComment stored = reading.one(id);
        if (stored.comment() instanceof Comment.Removed) {
            throw new ProblemException(Problem.GONE, "This comment was removed.");
        }
        if (tokens.isFor(id, token)) {
            return ResponseEntity.ok()
                    .cacheControl(CacheControl.noStore())
                    .header(HttpHeaders.VARY, EditTokens.HEADER)
                    .eTag(WordsTag.of(stored))
                    .body(CommentItem.own(stored, properties.editWindow()));
        }
        if (!(stored.comment() instanceof Comment.Visible)) {
            throw new UnknownComment();
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.VARY, EditTokens.HEADER)
                .body(CommentItem.shown(stored, List.of(), null));
    }

    @GetMapping("/replies")
    @Operation(summary = "All replies of the thread that this comment began, oldest first, not nested")
    CursorPage<CommentItem> replies(@PathVariable UUID id, PageRequest page) {
        var replies = reading.replies(id, Positions.after(page), page.limit());
        return Positions.page(replies, reply -> CommentItem.shown(reply, List.of(), null));
    }

    /** @param editToken for front-ends that cannot send the header */
    record Rewording(@Nullable String text, @Nullable String editToken) {}

    @PatchMapping
    @RateLimited(value = "comment-changes", permits = 30)
    @Operation(
            summary = "Changes the text, within the edit window; the policy judges it like a new one",
            description = "With If-Match, the ETag that its author was answered with, it is refused where the words are"
                    + " others by now, whatever else became of them: an edit that comes late overwrites no later one.")
    ResponseEntity<CommentItem> edit(
            @PathVariable UUID id,
            @RequestBody Rewording change,
            @RequestHeader(name = EditTokens.HEADER, required = false) @Nullable String token,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            HttpServletRequest request) {
        own.find(id);
        tokens.require(id, token, change.editToken());
        var edited = own.edit(id, change.text(), WordsTag.madeFrom(ifMatch), clients.network(request));
        return ResponseEntity.ok().eTag(WordsTag.of(edited)).body(CommentItem.own(edited, properties.editWindow()));
    }

    record Removal(@Nullable String editToken) {}

    @DeleteMapping
    @RateLimited(value = "comment-changes", permits = 30)
    @Operation(summary = "Removes name and text, within the edit window; replies keep the place")
    @ApiResponse(responseCode = "204", description = "Gone, or gone before")
    ResponseEntity<Void> remove(
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable Removal removal,
            @RequestHeader(name = EditTokens.HEADER, required = false) @Nullable String token) {
        own.find(id);
        tokens.require(id, token, removal == null ? null : removal.editToken());
        own.withdraw(id);
        return ResponseEntity.noContent().build();
    }
}
