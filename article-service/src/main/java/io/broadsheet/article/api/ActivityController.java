package io.broadsheet.article.api;

import io.broadsheet.article.application.ArticleHistory;
import io.broadsheet.article.domain.Activity;
import io.broadsheet.chassis.security.RequiresScope;
import io.broadsheet.chassis.security.Scopes;
import io.broadsheet.chassis.web.paging.Cursor;
import io.broadsheet.chassis.web.paging.CursorPage;
import io.broadsheet.chassis.web.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the newsroom sees what was done with an article. */
@RestController
@RequestMapping("/newsroom/articles/{id}/activity")
@RequiresScope({Scopes.ARTICLES_WRITE, Scopes.ARTICLES_PUBLISH})
class ActivityController {

    private final ArticleHistory history;

    ActivityController(ArticleHistory history) {
        this.history = history;
    }

    /**
     * @param version of the article after it
     * @param action {@code started}, {@code edited}, {@code published}, …; a newer build may know more
     * @param by null for what nobody asked for, or where it is not known
     */
    record ActivityLine(
            long version,
            String action,
            Instant at,
            @Nullable StaffMember by) {

        static ActivityLine from(Activity activity) {
            var step = activity.step();
            return new ActivityLine(
                    activity.version(), DraftRequest.word(step.action()), step.at(), StaffMember.from(step.by()));
        }
    }

    @GetMapping
    @Operation(summary = "Who did what and when, the latest first; of an erased article too")
    CursorPage<ActivityLine> activity(@PathVariable UUID id, PageRequest page) {
        return CursorPage.of(
                        history.activity(id, before(page), page.fetch()),
                        page,
                        activity -> new Cursor(activity.version(), id))
                .map(ActivityLine::from);
    }

    static @Nullable Long before(PageRequest page) {
        var after = page.after();
        return after == null ? null : Long.valueOf(after.place());
    }
}
