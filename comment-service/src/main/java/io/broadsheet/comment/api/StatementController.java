package io.broadsheet.comment.api;

import static java.util.Objects.requireNonNull;

import io.broadsheet.chassis.web.limit.RateLimited;
import io.broadsheet.chassis.web.problem.FieldErrors;
import io.broadsheet.comment.application.OwnComments;
import io.broadsheet.comment.domain.Remark;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Why a comment is not shown, for its author, who has the edit token (Regulation (EU) 2022/2065, articles 17 and 20). */
@RestController
@RequestMapping("/comments/{id}")
class StatementController {

    private final OwnComments own;
    private final EditTokens tokens;

    StatementController(OwnComments own, EditTokens tokens) {
        this.own = own;
        this.tokens = tokens;
    }

    @GetMapping("/statement")
    @Operation(
            summary = "Why a comment waits, was rejected or was removed, in plain words, and whether a person or a rule"
                    + " decided")
    @ApiResponse(
            responseCode = "404",
            description = "No such comment, or readers see it, or nobody but its author took it away",
            ref = "#/components/responses/Problem")
    ResponseEntity<Statement> statement(
            @PathVariable UUID id, @RequestHeader(name = EditTokens.HEADER, required = false) @Nullable String token) {
        var stored = own.find(id);
        tokens.require(id, token, null);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.VARY, EditTokens.HEADER)
                .body(Statement.of(stored.comment()));
    }

    /**
     * @param text why the decision is wrong
     * @param editToken for front-ends that cannot send the header
     */
    record NewAppeal(@Nullable String text, @Nullable String editToken) {}

    @PostMapping("/appeal")
    @RateLimited(value = "comment-changes", permits = 30)
    @Operation(
            summary = "Asks for another look at a rejected comment, once; another moderator decides where there is one")
    @ApiResponse(responseCode = "201", description = "It waits for a moderator again")
    @ApiResponse(
            responseCode = "409",
            description = "Not rejected, appealed against before, or its words are gone",
            ref = "#/components/responses/Problem")
    ResponseEntity<Statement> appeal(
            @PathVariable UUID id,
            @RequestBody NewAppeal appeal,
            @RequestHeader(name = EditTokens.HEADER, required = false) @Nullable String token) {
        own.find(id);
        tokens.require(id, token, appeal.editToken());
        String text = Remark.tidied(appeal.text());
        new FieldErrors()
                .check(text != null, "text", "Please say why you think the decision is wrong.")
                .check(Remark.isFit(text), "text", "Please keep it to 1,000 characters, without control characters.")
                .throwIfAny();
        var appealed = own.appeal(id, requireNonNull(text));
        return ResponseEntity.status(HttpStatus.CREATED).body(Statement.of(appealed.comment()));
    }
}
