package io.broadsheet.comment.api;

import io.broadsheet.chassis.security.RequiresScope;
import io.broadsheet.chassis.security.Scopes;
import io.broadsheet.comment.application.Pinning;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Comments that stand before the others of their article. */
@RestController
@RequestMapping("/moderation")
@RequiresScope(Scopes.COMMENTS_MODERATE)
class PinController {

    private final Pinning pinning;

    PinController(Pinning pinning) {
        this.pinning = pinning;
    }

    @PutMapping("/comments/{id}/pin")
    @Operation(
            summary =
                    "Pins a visible comment on the article itself, at most three of an article; again changes nothing")
    @ApiResponse(responseCode = "200", description = "The comment, pinned")
    @ApiResponse(
            responseCode = "409",
            description =
                    "Three are pinned already, or this is a reply, or readers do not see it, or pins of the article were changed a thousand times",
            ref = "#/components/responses/Problem")
    ModeratedComment pin(@PathVariable UUID id, Principal moderator) {
        return ModeratedComment.from(pinning.pin(id, moderator.getName()));
    }

    @DeleteMapping("/comments/{id}/pin")
    @Operation(summary = "Takes a pin off; again changes nothing")
    @ApiResponse(responseCode = "200", description = "The comment, without")
    ModeratedComment unpin(@PathVariable UUID id, Principal moderator) {
        return ModeratedComment.from(pinning.unpin(id, moderator.getName()));
    }

    /** @param items first pinned first; those that readers do not see count for nothing */
    record PinnedOnes(List<ModeratedComment> items) {}

    @GetMapping("/articles/{articleId}/pins")
    @Operation(summary = "What is pinned of an article")
    PinnedOnes pins(@PathVariable UUID articleId) {
        return new PinnedOnes(
                pinning.all(articleId).stream().map(ModeratedComment::from).toList());
    }
}
