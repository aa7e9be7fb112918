package io.broadsheet.comment.api;

import io.broadsheet.chassis.security.RequiresScope;
import io.broadsheet.chassis.security.Scopes;
import io.broadsheet.comment.application.CommentReporting;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What moderators learn of readers' reports: never who. */
@RestController
@RequestMapping("/moderation/comments/{id}/reports")
@RequiresScope(Scopes.COMMENTS_MODERATE)
class ReportsController {
    private final CommentReporting reporting;

    ReportsController(CommentReporting reporting) {
        this.reporting = reporting;
    }

    /** @param readers who reported it lately */
    record ReportsOnComment(int readers, List<Given> reasons) {

        /** @param reason see {@code POST /comments/{id}/reports} */
        record Given(String reason, int count) {}
    }

    @GetMapping
    @Operation(summary = "How many readers reported a comment, and why; forgotten some time after voting on it ended")
    ReportsOnComment reports(@PathVariable UUID id) {
        var reasons = reporting.reasons(id).entrySet().stream()
                .map(given -> new ReportsOnComment.Given(given.getKey().code(), given.getValue()))
                .toList();
        return new ReportsOnComment(
                reasons.stream().mapToInt(ReportsOnComment.Given::count).sum(), reasons);
    }
}
