package io.broadsheet.comment.api;

import io.broadsheet.chassis.web.client.ClientAddresses;
import io.broadsheet.chassis.web.limit.RateLimited;
import io.broadsheet.chassis.web.problem.FieldErrors;
import io.broadsheet.comment.application.CommentReporting;
import io.broadsheet.comment.application.CommentVoting;
import io.broadsheet.comment.domain.ReportReason;
import io.broadsheet.comment.domain.Vote;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What readers think of a comment. A reader is told from others by the network alone, of which a hash is kept. */
@RestController
@RequestMapping("/comments/{id}")
class ReactionController {
    private static final Map<Integer, Vote> VALUES = Map.of(1, Vote.UP, -1, Vote.DOWN, 0, Vote.NONE);
    private static final Map<String, ReportReason> REASONS =
            Arrays.stream(ReportReason.values()).collect(Collectors.toMap(ReportReason::code, reason -> reason));

    private final CommentVoting voting;
    private final CommentReporting reporting;
    private final ClientAddresses clients;

    ReactionController(CommentVoting voting, CommentReporting reporting, ClientAddresses clients) {
        this.voting = voting;
        this.reporting = reporting;
        this.clients = clients;
    }

    /** @param value 1 for it, -1 against it, 0 takes the vote back */
    record NewVote(@Nullable Integer value) {}

    /** @param up votes for it, with this one; {@code down} against it */
    record CountedVote(int value, int up, int down) {}

    @PutMapping("/vote")
    @RateLimited(value = "votes", permits = 60)
    @Operation(summary = "Votes on a visible comment: a reader's vote counts once, the last one")
    @ApiResponse(responseCode = "409", description = "The time to vote is over", ref = "#/components/responses/Problem")
    CountedVote vote(@PathVariable UUID id, @RequestBody NewVote vote, HttpServletRequest request) {
        Vote value = vote.value() == null ? null : VALUES.get(vote.value());
        new FieldErrors()
                .check(value != null, "value", "Please choose 1, -1 or 0.")
                .throwIfAny();
        var counted = voting.vote(id, Objects.requireNonNull(value), clients.network(request));
        return new CountedVote(Objects.requireNonNull(vote.value()), counted.up(), counted.down());
    }

    /** @param reason {@code spam}, {@code abuse}, {@code hate}, {@code privacy}, {@code illegal}, {@code off-topic}, {@code other} */
    record NewReport(@Nullable String reason) {}

    @PostMapping("/reports")
    @RateLimited(value = "reports", permits = 20)
    @Operation(
            summary = "Reports a visible comment; reported by several readers it is held until a moderator has looked")
    @ApiResponse(responseCode = "202", description = "Noted, or noted before: a reader counts once")
    ResponseEntity<Void> report(@PathVariable UUID id, @RequestBody NewReport report, HttpServletRequest request) {
        ReportReason reason = report.reason() == null ? null : REASONS.get(report.reason());
        new FieldErrors()
                .check(
                        reason != null,
                        "reason",
                        "Please choose spam, abuse, hate, privacy, illegal, off-topic or other.")
                .throwIfAny();
        reporting.report(id, Objects.requireNonNull(reason), clients.network(request));
        return ResponseEntity.accepted().build();
    }
}
