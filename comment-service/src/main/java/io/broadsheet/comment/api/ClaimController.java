package io.broadsheet.comment.api;

import static java.util.Objects.requireNonNull;

import io.broadsheet.chassis.security.RequiresScope;
import io.broadsheet.chassis.security.Scopes;
import io.broadsheet.chassis.security.StaffNames;
import io.broadsheet.chassis.web.problem.FieldErrors;
import io.broadsheet.comment.application.ModerationQueue;
import io.broadsheet.comment.domain.Claims.Claimant;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who looks at what, so that two moderators do not read the same. */
@RestController
@RequestMapping("/moderation/claims")
@RequiresScope(Scopes.COMMENTS_MODERATE)
class ClaimController {

    private static final int MOST_NAMED = 100;

    private final ModerationQueue queue;

    ClaimController(ModerationQueue queue) {
        this.queue = queue;
    }

    /**
     * @param limit 1 to 20; 1 if absent
     * @param state {@code held} or {@code appealed}; {@code held} if absent
     * @param order {@code oldest} or {@code riskiest} first
     * @param ids these and no others, at most 20
     * @param besides not these, at most 100
     */
    record NewClaim(
            @Nullable Integer limit,
            @Nullable String state,
            @Nullable String order,
            @Nullable String reason,
            @Nullable UUID article,
            @Nullable String section,
            @Nullable String language,
            @Nullable String postedAfter,
            @Nullable String postedBefore,
            @Nullable List<@Nullable UUID> ids,
            @Nullable List<@Nullable UUID> besides) {

        static final NewClaim ONE = new NewClaim(null, null, null, null, null, null, null, null, null, null, null);

        QueueParameters parameters() {
            return new QueueParameters(state, order, reason, article, section, language, postedAfter, postedBefore);
        }
    }

    /** @param until when the claims end */
    record Claimed(Instant until, List<ModeratedComment> items) {

        static Claimed from(ModerationQueue.Claimed claimed) {
            return new Claimed(
                    claimed.until(),
                    claimed.items().stream().map(ModeratedComment::from).toList());
        }
    }

    @PostMapping
    @Operation(
            summary =
                    "Claims the next of the queue for two minutes, or those named; the caller's own are given again, those"
                            + " of others passed over")
    Claimed claim(@RequestBody(required = false) @Nullable NewClaim body, Principal moderator) {
        NewClaim claim = Objects.requireNonNullElse(body, NewClaim.ONE);
        int limit = Objects.requireNonNullElse(claim.limit(), 1);
        var wanted = claim.parameters();
        new FieldErrors()
                .check(
                        limit >= 1 && limit <= ModerationQueue.MOST_CLAIMS,
                        "limit",
                        "Please enter 1 to " + ModerationQueue.MOST_CLAIMS + ".")
                .check(
                        claim.state() == null || List.of("held", "appealed").contains(claim.state()),
                        "state",
                        "Please choose held or appealed.")
                .check(isList(claim.ids(), ModerationQueue.MOST_CLAIMS), "ids", "Please name at most 20 comments.")
                .check(isList(claim.besides(), MOST_NAMED), "besides", "Please name at most 100 comments.")
                .throwIfAny();
        var by = new Claimant(moderator.getName(), StaffNames.of(moderator));
        return Claimed.from(
                claim.ids() != null
                        ? queue.these(ids(claim.ids()), by)
                        : queue.next(wanted.filter(), wanted.riskiestFirst(), by, ids(claim.besides()), limit));
    }

    /** @param ids at most 100; all of the caller's if absent */
    record Release(@Nullable List<@Nullable UUID> ids) {}

    @DeleteMapping
    @Operation(summary = "Ends the caller's claims, or those of them that are named")
    @ApiResponse(responseCode = "204", description = "Free for others")
    ResponseEntity<Void> release(@RequestBody(required = false) @Nullable Release release, Principal moderator) {
        if (release == null || release.ids() == null) {
            queue.releaseAll(moderator.getName());
        } else {
            new FieldErrors()
                    .check(isList(release.ids(), MOST_NAMED), "ids", "Please name at most 100 comments.")
                    .throwIfAny();
            queue.release(ids(release.ids()), moderator.getName());
        }
        return ResponseEntity.noContent().build();
    }

    private static boolean isList(@Nullable List<@Nullable UUID> ids, int most) {
        return ids == null || ids.size() <= most && ids.stream().allMatch(Objects::nonNull);
    }

    private static List<UUID> ids(@Nullable List<@Nullable UUID> named) {
        return named == null
                ? List.of()
                : named.stream().map(id -> requireNonNull(id)).distinct().toList();
    }
}
