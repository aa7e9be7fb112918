package io.broadsheet.newsletter.subscription.api;

import io.broadsheet.chassis.security.RequiresScope;
import io.broadsheet.chassis.security.Scopes;
import io.broadsheet.chassis.web.paging.Cursor;
import io.broadsheet.chassis.web.paging.CursorPage;
import io.broadsheet.chassis.web.paging.PageRequest;
import io.broadsheet.newsletter.subscription.domain.Subscriptions;
import io.broadsheet.newsletter.subscription.domain.Subscriptions.Entry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Subscriptions as staff see them. */
@RestController
@Tag(name = "Newsroom")
@RequiresScope(Scopes.NEWSLETTER_SEND)
class NewsroomSubscriptionsController {
    private final Subscriptions subscriptions;

    NewsroomSubscriptionsController(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Operation(summary = "All subscriptions in order of arrival, erased ones left out")
    @GetMapping("/newsroom/subscriptions")
    CursorPage<HeldData> list(PageRequest page) {
        var after = page.after();
        var rows = subscriptions.list(after == null ? null : after.id(), page.fetch());
        return CursorPage.of(rows, page, NewsroomSubscriptionsController::cursor)
                .map(HeldData::of);
    }

    private static Cursor cursor(Entry entry) {
        return new Cursor(0, entry.id());
    }
}
