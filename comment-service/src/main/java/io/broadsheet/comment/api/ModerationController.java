package io.broadsheet.comment.api;

import static java.util.Objects.requireNonNull;

import io.broadsheet.chassis.Texts;
import io.broadsheet.chassis.security.RequiresScope;
import io.broadsheet.chassis.security.Scopes;
import io.broadsheet.chassis.web.paging.CursorPage;
import io.broadsheet.chassis.web.paging.PageRequest;
import io.broadsheet.chassis.web.problem.FieldErrors;
import io.broadsheet.chassis.web.problem.ProblemDocument;
import io.broadsheet.comment.application.Moderation;
import io.broadsheet.comment.domain.NotChangeable;
import io.broadsheet.comment.domain.UnknownComment;
import io.broadsheet.comment.domain.Verdict;
import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    private static final int MOST_AT_ONCE = 100;

    private static final Map<String, Verdict> VERDICTS =
            Map.of("approve", Verdict.APPROVE, "reject", Verdict.REJECT, "spam", Verdict.SPAM);

    private final Moderation moderation;
    private final CommentProblems problems;

    ModerationController(Moderation moderation, CommentProblems problems) {
        this.moderation = moderation;
        this.problems = problems;
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
        var judgement = Judgement.from(decision, new FieldErrors());
        return ModeratedComment.from(
                moderation.decide(id, moderator.getName(), judgement.verdict(), judgement.reason()));
    }

    /** @param ids at most 100 */
    record NewDecisions(
            @Nullable List<@Nullable UUID> ids,
            @Nullable String verdict,
            @Nullable String reason) {}

    /** What became of each, in the order of the ids. */
    record Decisions(List<Made> results) {

        /**
         * @param comment as it is now
         * @param problem in its place: why nothing was decided on this one
         */
        record Made(
                UUID id,
                @Nullable ModeratedComment comment,
                @Nullable ProblemDocument problem) {}
    }

    @PostMapping("/decisions")
    @Operation(summary = "Decides the same on up to 100 comments, each for itself; repeating it changes nothing more")
    Decisions decideAll(@RequestBody NewDecisions decisions, Principal moderator) {
        var ids = decisions.ids() == null ? List.<UUID>of() : decisions.ids();
        var errors = new FieldErrors()
                .check(
                        !ids.isEmpty() && ids.size() <= MOST_AT_ONCE && !ids.contains(null),
                        "ids",
                        "Please name 1 to 100 comments.");
        var judgement = Judgement.from(new NewDecision(decisions.verdict(), decisions.reason()), errors);
        return new Decisions(ids.stream()
                .map(Objects::requireNonNull)
                .distinct()
                .map(id -> decide(id, moderator.getName(), judgement))
                .toList());
    }

    private Decisions.Made decide(UUID id, String moderator, Judgement judgement) {
        try {
            var decided = moderation.decide(id, moderator, judgement.verdict(), judgement.reason());
            return new Decisions.Made(id, ModeratedComment.from(decided), null);
        } catch (UnknownComment | NotChangeable refusal) {
            return new Decisions.Made(
                    id, null, requireNonNull(problems.explain(refusal)).document());
        }
    }

    private record Judgement(Verdict verdict, @Nullable String reason) {

        /** @throws io.broadsheet.chassis.web.problem.ProblemException with these errors and its own, if there is any */
        static Judgement from(NewDecision decision, FieldErrors errors) {
            Verdict verdict = decision.verdict() == null ? null : VERDICTS.get(decision.verdict());
            String reason = Texts.isBlank(decision.reason()) ? null : decision.reason();
            errors.check(verdict != null, "verdict", "Please choose approve, reject or spam.")
                    .check(
                            reason == null || Texts.fits(reason, LONGEST_REASON),
                            "reason",
                            "Please keep the reason to 1,000 characters.")
                    .check(
                            reason == null || !Texts.hasControlsBesidesLineBreaks(reason),
                            "reason",
                            "Please leave control characters out of the reason.")
                    .throwIfAny();
            return new Judgement(requireNonNull(verdict), reason);
        }
    }
}
