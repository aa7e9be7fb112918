package io.broadsheet.comment.api;

import io.broadsheet.chassis.security.RequiresScope;
import io.broadsheet.chassis.security.Scopes;
import io.broadsheet.chassis.web.paging.CursorPage;
import io.broadsheet.chassis.web.paging.PageRequest;
import io.broadsheet.comment.application.Moderation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.security.Principal;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What moderators read, and remove. */
@RestController
@RequestMapping("/moderation/comments")
@RequiresScope(Scopes.COMMENTS_MODERATE)
class ModerationController {

    private final Moderation moderation;

    ModerationController(Moderation moderation) {
        this.moderation = moderation;
    }

    @GetMapping
    @Operation(
            summary = "Comments that are held, visible, rejected or spam, those first that came into this state first;"
                    + " held ones with the reasons")
    CursorPage<ModeratedComment> queue(@RequestParam(defaultValue = "held") String state, PageRequest page) {
        var comments = moderation.queue(StateName.parse(state), Positions.after(page), page.limit());
        return Positions.page(comments, ModeratedComment::from);
    }

    @GetMapping("/{id}")
    @Operation(summary = "A comment in any state, with the version that a decision on it names")
    ModeratedComment one(@PathVariable UUID id) {
        return ModeratedComment.from(moderation.one(id));
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
