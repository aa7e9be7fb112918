package io.broadsheet.comment.api;

import static java.util.Objects.requireNonNull;

import io.broadsheet.chassis.security.RequiresScope;
import io.broadsheet.chassis.security.Scopes;
import io.broadsheet.chassis.store.AggregateBusy;
import io.broadsheet.chassis.web.problem.FieldErrors;
import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemDocument;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.broadsheet.comment.application.Moderation;
import io.broadsheet.comment.domain.NotChangeable;
import io.broadsheet.comment.domain.OwnAppeal;
import io.broadsheet.comment.domain.StaleDecision;
import io.broadsheet.comment.domain.UnknownComment;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Decisions of moderators, each on the version that was read. */
@RestController
@RequestMapping("/moderation")
@RequiresScope(Scopes.COMMENTS_MODERATE)
class DecisionController {

    private static final int MOST_AT_ONCE = 100;

    private static final String CHANGED = "The comment was changed or decided on since that version was read.";

    private static final String BUSY = "Please try again in a moment.";
    private static final String UNNAMED = "Name the version of the comment that was read.";

    private final Moderation moderation;
    private final CommentProblems problems;

    DecisionController(Moderation moderation, CommentProblems problems) {
        this.moderation = moderation;
        this.problems = problems;
    }

    /**
     * @param verdict {@code approve}, {@code reject} or {@code spam}
     * @param version of the comment that was read
     * @param reason for other moderators
     * @param rule that a rejected comment broke, for its author: {@code insult}, {@code hate}, {@code off-topic},
     *     {@code advertising}, {@code personal-data}, {@code illegal}, {@code impersonation} or {@code other}
     * @param statement for its author, too, in the moderator's words
     */
    record NewDecision(
            @Nullable String verdict,
            @Nullable Long version,
            @Nullable String reason,
            @Nullable String rule,
            @Nullable String statement) {}

    @PostMapping("/comments/{id}/decision")
    @Operation(summary = "Decides on the version that was read, also on one decided before; kept in the audit trail")
    @ApiResponse(responseCode = "200", description = "Decided; the same decision sent again changes nothing")
    @ApiResponse(
            responseCode = "409",
            description = "Changed or decided on since: with the comment as it is now. Or beyond decision",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = StaleDecisionDocument.class)))
    @ApiResponse(responseCode = "428", description = "No version", ref = "#/components/responses/Problem")
    ModeratedComment decide(@PathVariable UUID id, @RequestBody NewDecision decision, Principal moderator) {
        var judgement = VerdictForm.from(
                decision.verdict(), decision.reason(), decision.rule(), decision.statement(), new FieldErrors());
        if (decision.version() == null) {
            throw unnamed();
        }
        return ModeratedComment.from(moderation.decide(id, judgement.by(moderator, decision.version())));
    }

    /**
     * A problem document that also shows what is there.
     *
     * @param comment as it is now
     */
    record StaleDecisionDocument(URI type, String title, int status, String detail, ModeratedComment comment) {}

    @ExceptionHandler
    ResponseEntity<StaleDecisionDocument> stale(StaleDecision stale) {
        return ResponseEntity.status(Problem.CONFLICT.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(new StaleDecisionDocument(
                        Problem.CONFLICT.type(),
                        Problem.CONFLICT.title(),
                        Problem.CONFLICT.status(),
                        CHANGED,
                        current(stale)));
    }

    /** @param version of the comment that was read */
    record Read(@Nullable UUID id, @Nullable Long version) {}

    /** @param items at most 100 */
    record NewDecisions(
            @Nullable List<@Nullable Read> items,
            @Nullable String verdict,
            @Nullable String reason,
            @Nullable String rule,
            @Nullable String statement) {}

    /** What became of each, in the order of the items. */
    record Decisions(List<Result> results) {

        /**
         * @param comment as it is now; absent if there is none
         * @param problem why nothing was decided on this one, absent if it was
         */
        record Result(
                UUID id,
                @Nullable ModeratedComment comment,
                @Nullable ProblemDocument problem) {}
    }

    @PostMapping("/comments/decisions")
    @Operation(summary = "Decides the same on up to 100 comments, each for itself; repeating it changes nothing more")
    Decisions decideAll(@RequestBody NewDecisions decisions, Principal moderator) {
        var items = decisions.items() == null ? List.<Read>of() : decisions.items();
        var errors = new FieldErrors()
                .check(
                        !items.isEmpty()
                                && items.size() <= MOST_AT_ONCE
                                && items.stream().allMatch(item -> item != null && item.id() != null),
                        "items",
                        "Please name 1 to 100 comments by their ids.");
        var judgement = VerdictForm.from(
                decisions.verdict(), decisions.reason(), decisions.rule(), decisions.statement(), errors);
        return new Decisions(items.stream()
                .distinct()
                .map(item -> decide(requireNonNull(item), moderator, judgement))
                .toList());
    }

    private Decisions.Result decide(Read read, Principal moderator, VerdictForm judgement) {
        UUID id = requireNonNull(read.id());
        if (read.version() == null) {
            return new Decisions.Result(id, null, unnamed().document());
        }
        try {
            var decided = moderation.decide(id, judgement.by(moderator, read.version()));
            return new Decisions.Result(id, ModeratedComment.from(decided), null);
        } catch (StaleDecision stale) {
            return new Decisions.Result(id, current(stale), new ProblemException(Problem.CONFLICT, CHANGED).document());
        } catch (UnknownComment | NotChangeable | OwnAppeal refusal) {
            return new Decisions.Result(
                    id, null, requireNonNull(problems.explain(refusal)).document());
        } catch (AggregateBusy busy) {
            return new Decisions.Result(
                    id, null, new ProblemException(Problem.UNAVAILABLE, BUSY, busy.retryAfter()).document());
        }
    }

    /** @param version that the decision's answer showed */
    record Undoing(@Nullable UUID id, @Nullable Long version) {}

    @PostMapping("/undo")
    @Operation(
            summary = "Takes the caller's own last decision on a comment back, within a minute; it stays in the trail")
    @ApiResponse(responseCode = "200", description = "The comment as it was before the decision")
    @ApiResponse(
            responseCode = "409",
            description =
                    "Changed or decided on since: with the comment as it is now. Or too late, or not the caller's",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = StaleDecisionDocument.class)))
    @ApiResponse(responseCode = "428", description = "No version", ref = "#/components/responses/Problem")
    ModeratedComment undo(@RequestBody Undoing undoing, Principal moderator) {
        new FieldErrors()
                .check(undoing.id() != null, "id", "Please name the comment.")
                .throwIfAny();
        if (undoing.version() == null) {
            throw unnamed();
        }
        return ModeratedComment.from(
                moderation.undo(requireNonNull(undoing.id()), moderator.getName(), undoing.version()));
    }

    private ModeratedComment current(StaleDecision stale) {
        return ModeratedComment.from(moderation.item(stale.current()));
    }

    private static ProblemException unnamed() {
        return new ProblemException(Problem.PRECONDITION_REQUIRED, UNNAMED);
    }
}
