package io.broadsheet.newsletter.subscription.api;

import io.broadsheet.chassis.security.RequiresScope;
import io.broadsheet.chassis.security.Scopes;
import io.broadsheet.chassis.web.paging.Cursor;
import io.broadsheet.chassis.web.paging.CursorPage;
import io.broadsheet.chassis.web.paging.PageRequest;
import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.broadsheet.newsletter.subscription.application.Restoring;
import io.broadsheet.newsletter.subscription.domain.NotSuppressed;
import io.broadsheet.newsletter.subscription.domain.Subscriptions;
import io.broadsheet.newsletter.subscription.domain.Subscriptions.Entry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Subscriptions as staff see them. */
@RestController
@Tag(name = "Newsroom")
@RequiresScope(Scopes.NEWSLETTER_SEND)
class NewsroomSubscriptionsController {
    private static final int LONGEST_REASON = 500;

    private final Subscriptions subscriptions;
    private final Restoring restoring;

    NewsroomSubscriptionsController(Subscriptions subscriptions, Restoring restoring) {
        this.subscriptions = subscriptions;
        this.restoring = restoring;
    }

    @Operation(summary = "All subscriptions in order of arrival, erased ones left out")
    @GetMapping("/newsroom/subscriptions")
    CursorPage<HeldData> list(PageRequest page) {
        var after = page.after();
        var rows = subscriptions.list(after == null ? null : after.id(), page.fetch());
        return CursorPage.of(rows, page, NewsroomSubscriptionsController::cursor)
                .map(HeldData::of);
    }

    /** @param reason for colleagues, up to 500 characters */
    record Restoration(@Nullable String reason) {}

    @Operation(
            summary = "Take a suppression back",
            description =
                    "What its reader had confirmed gets digests again; another is mailed a link to confirm; one whose"
                            + " reader left stays ended, and the reader can subscribe again. Again changes nothing. 409 if its"
                            + " reader left and nothing is suppressed.")
    @PostMapping("/newsroom/subscriptions/{id}/restoration")
    HeldData restore(@PathVariable UUID id, @RequestBody Restoration restoration, Principal staff) {
        var reason = restoration.reason() == null ? "" : restoration.reason().strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw ProblemException.invalid("reason", "is needed, in up to 500 characters");
        }
        try {
            return restoring
                    .restore(id, staff.getName(), reason)
                    .map(HeldData::of)
                    .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "There is no such subscription."));
        } catch (NotSuppressed left) {
            throw new ProblemException(
                    Problem.CONFLICT, "This subscription is not suppressed: its reader left, and can subscribe again.");
        }
    }

    private static Cursor cursor(Entry entry) {
        return new Cursor(0, entry.id());
    }
}
