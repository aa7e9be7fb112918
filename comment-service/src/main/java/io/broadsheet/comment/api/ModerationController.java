package io.broadsheet.comment.api;

import static java.util.Objects.requireNonNull;

import io.broadsheet.chassis.security.RequiresScope;
import io.broadsheet.chassis.security.Scopes;
import io.broadsheet.chassis.web.CursorPage;
import io.broadsheet.chassis.web.FieldErrors;
import io.broadsheet.chassis.web.PageRequest;
import io.broadsheet.chassis.web.Texts;
import io.broadsheet.comment.application.Moderation;
import io.broadsheet.comment.domain.Verdict;
import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The queue of held comments, and what moderators decide. */
@RestController
@RequestMapping("/moderation/comments")
@RequiresScope(Scopes.COMMENTS_MODERATE)
class ModerationController {

    private static final int LONGEST_REASON = 1_000;

    private static final Map<String, Verdict> VERDICTS =
            Map.of("approve", Verdict.APPROVE, "reject", Verdict.REJECT, "spam", Verdict.SPAM);

    private final Moderation moderation;

    ModerationController(Moderation moderation) {
        this.moderation = moderation;
    }

    @GetMapping
    @Operation(summary = "Comments in one state, those first that came into it first; held ones with the reason")
    CursorPage<ModeratedComment> queue(@RequestParam(defaultValue = "held") String state, PageRequest page) {
        var comments = moderation.queue(StateName.parse(state), Positions.after(page), page.limit());
        return Positions.page(comments, ModeratedComment::from);
    }

    /** @param verdict {@code approve}, {@code reject} or {@code spam} */
    record NewDecision(@Nullable String verdict, @Nullable String reason) {}

    @PostMapping("/{id}/decision")
    @Operation(summary = "Decides on a comment, also on one decided before; kept in its audit trail")
    ModeratedComment decide(@PathVariable UUID id, @RequestBody NewDecision decision, Principal moderator) {
        Verdict verdict = decision.verdict() == null ? null : VERDICTS.get(decision.verdict());
        String reason = Texts.isBlank(decision.reason()) ? null : decision.reason();
        new FieldErrors()
                .check(verdict != null, "verdict", "Please choose approve, reject or spam.")
                .check(
                        reason == null || Texts.fits(reason, LONGEST_REASON),
                        "reason",
                        "Please keep the reason to 1,000 characters.")
                .check(
                        reason == null || !Texts.hasControlsBesidesLineBreaks(reason),
                        "reason",
                        "Please leave control characters out of the reason.")
                .throwIfAny();
        return ModeratedComment.from(moderation.decide(id, moderator.getName(), requireNonNull(verdict), reason));
    }
}
