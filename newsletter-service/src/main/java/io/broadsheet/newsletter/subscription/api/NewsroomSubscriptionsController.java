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
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Subscriptions as staff see them. */
@RestController
@Tag(name = "Newsroom")
@RequiresScope(Scopes.NEWSLETTER_SEND)
class NewsroomSubscriptionsController {
    private static final int LONGEST_REASON = 500;
    /** Looked through in one call, where no index knows. */
    private static final int MOST_LOOKS = 10;

    private static final int ROWS = 500;

    private final Subscriptions subscriptions;
    private final Restoring restoring;

    NewsroomSubscriptionsController(Subscriptions subscriptions, Restoring restoring) {
        this.subscriptions = subscriptions;
        this.restoring = restoring;
    }

    @Operation(
            summary = "Subscriptions in order of arrival, erased ones left out",
            description = "Where few have the topic or the language a page may have fewer than asked for, or none, and"
                    + " still a next one.")
    @GetMapping("/newsroom/subscriptions")
    CursorPage<HeldData> list(
            PageRequest page,
            @Parameter(description = "`pending`, `confirmed` or `ended`") @RequestParam(required = false) @Nullable String state,
            @Parameter(description = "One that its reader named, in whatever spelling")
                    @RequestParam(required = false)
                    @Nullable String topic,
            @Parameter(description = "BCP 47, as its reader named it") @RequestParam(required = false) @Nullable String language) {
        return found(page, SubscriptionFilter.parse(state, topic, language)).map(HeldData::of);
    }

    private CursorPage<Entry> found(PageRequest page, SubscriptionFilter filter) {
        var found = new ArrayList<Entry>();
        var after = page.after() == null ? null : page.after().id();
        var rowsAtOnce = filter.looksIntoRows() ? ROWS : page.fetch();
        for (var look = 0; look < MOST_LOOKS; look++) {
            var rows = subscriptions.list(filter.state(), after, rowsAtOnce);
            rows.stream()
                    .filter(row -> filter.takes(PreferencesAnswer.of(row.state())))
                    .forEach(found::add);
            if (found.size() > page.limit() || rows.size() < rowsAtOnce) {
                return CursorPage.of(found, page, NewsroomSubscriptionsController::cursor);
            }
            after = rows.getLast().id();
        }
        return new CursorPage<>(found, after == null ? null : new Cursor(0, after).encode());
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
