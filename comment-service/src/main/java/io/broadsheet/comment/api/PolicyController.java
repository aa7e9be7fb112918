package io.broadsheet.comment.api;

import static java.util.Objects.requireNonNull;

import io.broadsheet.chassis.security.RequiresScope;
import io.broadsheet.chassis.security.Scopes;
import io.broadsheet.chassis.web.IfMatch;
import io.broadsheet.chassis.web.paging.Cursor;
import io.broadsheet.chassis.web.paging.CursorPage;
import io.broadsheet.chassis.web.paging.PageRequest;
import io.broadsheet.chassis.web.problem.FieldErrors;
import io.broadsheet.comment.application.PolicyChoosing;
import io.broadsheet.comment.application.PolicyTrying;
import io.broadsheet.comment.domain.HoldPolicies;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The site's choice of which comments wait for a moderator, and which are refused. */
@RestController
@RequestMapping("/moderation/policy")
@RequiresScope(Scopes.COMMENTS_MODERATE)
class PolicyController {

    private static final UUID NO_ID = new UUID(0, 0);
    private static final int USUAL_TRIAL = 500;

    private final PolicyChoosing choosing;
    private final PolicyTrying trying;

    PolicyController(PolicyChoosing choosing, PolicyTrying trying) {
        this.choosing = choosing;
        this.trying = trying;
    }

    @GetMapping
    @Operation(summary = "The policy")
    ResponseEntity<PolicyView> current() {
        return answer(choosing.policy());
    }

    @PutMapping
    @Operation(
            summary =
                    "Chooses a policy for comments from now on, what is absent stays as it is; with If-Match only if it"
                            + " is still that version")
    ResponseEntity<PolicyView> choose(
            @RequestBody NewPolicy policy,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Principal moderator) {
        var seen = IfMatch.optional(ifMatch);
        new FieldErrors()
                .check(!policy.isEmpty(), "mode", "Please name what is to change.")
                .throwIfAny();
        policy.check();
        return answer(choosing.choose(policy::on, seen, moderator.getName(), policy.tidyNote()));
    }

    @GetMapping("/versions")
    @Operation(summary = "The policy and those before it, latest first")
    CursorPage<PolicyView> versions(PageRequest page) {
        Cursor after = page.after();
        var found = choosing.versions(after == null ? null : after.place(), page.fetch());
        var shown = found.subList(0, Math.min(page.limit(), found.size()));
        String next = found.size() > page.limit() ? new Cursor(shown.getLast().version(), NO_ID).encode() : null;
        return new CursorPage<>(shown.stream().map(PolicyView::from).toList(), next);
    }

    record Restoration(@Nullable String note) {}

    @PostMapping("/versions/{version}/restoration")
    @Operation(summary = "Makes an older policy the current one, as a new version")
    @ApiResponse(responseCode = "404", description = "No such version", ref = "#/components/responses/Problem")
    ResponseEntity<PolicyView> restore(
            @PathVariable long version,
            @RequestBody(required = false) @Nullable Restoration restoration,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Principal moderator) {
        var why = new NewPolicy(null, null, null, null, null, null, restoration == null ? null : restoration.note());
        why.check();
        return answer(choosing.restore(version, IfMatch.optional(ifMatch), moderator.getName(), why.tidyNote()));
    }

    /**
     * @param policy what is absent is as in the current one
     * @param last so many comments, 1 to 2,000; 500 if absent
     */
    record NewTrial(@Nullable NewPolicy policy, @Nullable Integer last) {}

    @PostMapping("/trial")
    @Operation(
            summary =
                    "What a policy would have made of the latest comments, beside the current one, by what was known of"
                            + " each when it was sent; changes nothing")
    TrialView tryOut(@RequestBody NewTrial trial) {
        int last = trial.last() == null ? USUAL_TRIAL : trial.last();
        new FieldErrors()
                .check(trial.policy() != null, "policy", "Please name the policy to try.")
                .check(last >= 1 && last <= PolicyTrying.MOST, "last", "Please enter 1 to " + PolicyTrying.MOST + ".")
                .throwIfAny();
        NewPolicy policy = requireNonNull(trial.policy());
        policy.check();
        return TrialView.from(trying.of(policy.on(choosing.policy().policy()), last));
    }

    private static ResponseEntity<PolicyView> answer(HoldPolicies.Current current) {
        return ResponseEntity.ok().eTag("\"" + current.version() + "\"").body(PolicyView.from(current));
    }
}
