package io.broadsheet.comment.api;

import static java.util.Objects.requireNonNull;

import io.broadsheet.chassis.security.RequiresScope;
import io.broadsheet.chassis.security.Scopes;
import io.broadsheet.chassis.security.StaffNames;
import io.broadsheet.chassis.web.paging.Cursor;
import io.broadsheet.chassis.web.paging.CursorPage;
import io.broadsheet.chassis.web.paging.PageRequest;
import io.broadsheet.chassis.web.problem.FieldErrors;
import io.broadsheet.comment.application.Moderation;
import io.broadsheet.comment.application.ModerationContext;
import io.broadsheet.comment.application.ModerationQueue;
import io.broadsheet.comment.application.Pinning;
import io.broadsheet.comment.domain.Comments.Rank;
import io.broadsheet.comment.domain.History;
import io.broadsheet.comment.domain.Remark;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What moderators read, note, and remove. */
@RestController
@RequestMapping("/moderation/comments")
@RequiresScope(Scopes.COMMENTS_MODERATE)
class ModerationController {

    private final ModerationQueue queue;
    private final Moderation moderation;
    private final ModerationContext context;
    private final Pinning pinning;

    ModerationController(ModerationQueue queue, Moderation moderation, ModerationContext context, Pinning pinning) {
        this.queue = queue;
        this.moderation = moderation;
        this.context = context;
        this.pinning = pinning;
    }

    @GetMapping
    @Operation(
            summary =
                    "Comments that are held, visible, rejected, spam or appealed: those first that came into this state"
                            + " first, or the riskiest of the held ones; with the reasons")
    CursorPage<ModeratedComment> queue(
            @RequestParam(defaultValue = "held") String state,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable UUID article,
            @RequestParam(required = false) @Nullable String section,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable String postedAfter,
            @RequestParam(required = false) @Nullable String postedBefore,
            PageRequest page) {
        var wanted = new QueueParameters(state, order, reason, article, section, language, postedAfter, postedBefore);
        if (!wanted.riskiestFirst()) {
            var found = queue.oldest(wanted.filter(), Positions.after(page), page.limit());
            return Positions.page(found, ModeratedComment::from);
        }
        var found = queue.riskiest(wanted.filter(), rank(page.after()), page.limit());
        return new CursorPage<>(
                found.items().stream().map(ModeratedComment::from).toList(), cursor(found.next()));
    }

    private static @Nullable Rank rank(@Nullable Cursor after) {
        return after == null ? null : new Rank(Double.longBitsToDouble(after.place()), after.id());
    }

    private static @Nullable String cursor(@Nullable Rank next) {
        return next == null ? null : new Cursor(Double.doubleToLongBits(next.risk()), next.id()).encode();
    }

    @GetMapping("/{id}")
    @Operation(summary = "A comment in any state, with the version that a decision on it names")
    ModeratedComment one(@PathVariable UUID id) {
        return ModeratedComment.from(moderation.one(id));
    }

    /**
     * What surrounds a comment.
     *
     * @param answered the comment it replies to; absent for one on the article itself
     * @param thread the comment that the thread began with; absent if that is the same, or this one
     * @param author by the same author token; absent once the words are gone
     * @param name under a name that looks like it, whoever had it; absent once the words are gone
     */
    record Context(
            @Nullable ModeratedComment answered,
            @Nullable ModeratedComment thread,
            @Nullable Past author,
            @Nullable Past name) {}

    /**
     * What became of somebody's comments.
     *
     * @param approved that readers see
     * @param rejected without spam
     * @param complete false if there are more than these
     */
    record Past(int approved, int rejected, int spam, int held, boolean complete) {

        static @Nullable Past from(@Nullable History history) {
            return history == null
                    ? null
                    : new Past(
                            history.approved(), history.rejected(), history.spam(), history.held(), history.complete());
        }
    }

    @GetMapping("/{id}/context")
    @Operation(summary = "What a comment answers, and what became of the author's and the name's comments so far")
    Context context(@PathVariable UUID id) {
        var found = context.of(id);
        return new Context(
                found.answered() == null ? null : ModeratedComment.from(found.answered()),
                found.thread() == null ? null : ModeratedComment.from(found.thread()),
                Past.from(found.author()),
                Past.from(found.name()));
    }

    /** @param lines oldest first; of a very long trail those about the latest thousand decisions */
    record AuditTrail(List<TrailLine> lines) {}

    @GetMapping("/{id}/trail")
    @Operation(summary = "Who did what with a comment, when, why, and by which version of the policy")
    AuditTrail trail(@PathVariable UUID id) {
        var stored = moderation.one(id).stored();
        var articleId = stored.comment().posting().place().articleId();
        return new AuditTrail(TrailLine.of(stored, moderation.decisions(stored), pinning.trail(articleId, id)));
    }

    record NewNote(@Nullable String text) {}

    @PostMapping("/{id}/notes")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Adds a note that moderators see")
    @ApiResponse(responseCode = "201", description = "The comment with the note")
    ModeratedComment note(@PathVariable UUID id, @RequestBody NewNote note, Principal moderator) {
        String text = Remark.tidied(note.text());
        new FieldErrors()
                .check(text != null, "text", "Please enter a note.")
                .check(
                        Remark.isFit(text),
                        "text",
                        "Please keep the note to 1,000 characters, without control characters.")
                .throwIfAny();
        return ModeratedComment.from(
                moderation.note(id, moderator.getName(), StaffNames.of(moderator), requireNonNull(text)));
    }

    @DeleteMapping("/{id}")
    @Operation(
            summary = "Removes name, words and reasons for good, whoever wrote them and when; replies keep the place")
    @ApiResponse(responseCode = "204", description = "Gone, or gone before")
    ResponseEntity<Void> erase(@PathVariable UUID id, Principal moderator) {
        moderation.erase(id, moderator.getName());
        return ResponseEntity.noContent().build();
    }
}
