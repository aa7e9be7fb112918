package io.broadsheet.article.api;

import io.broadsheet.article.application.FrontEditing;
import io.broadsheet.article.application.FrontEditing.Front;
import io.broadsheet.article.application.FrontEditing.Placed;
import io.broadsheet.article.application.ScheduledArticles;
import io.broadsheet.article.domain.FrontOrder;
import io.broadsheet.article.domain.FrontOrder.Place;
import io.broadsheet.article.domain.Sentence;
import io.broadsheet.chassis.security.RequiresScope;
import io.broadsheet.chassis.security.Scopes;
import io.broadsheet.chassis.web.IfMatch;
import io.broadsheet.chassis.web.problem.FieldErrors;
import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where editors say what stands first on the front page. */
@RestController
@RequestMapping("/newsroom/front")
class FrontController {

    private final FrontEditing front;
    private final ScheduledArticles clock;

    FrontController(FrontEditing front, ScheduledArticles clock) {
        this.front = front;
        this.clock = clock;
    }

    /**
     * @param version 0 before the first change
     * @param items those whose articles are there still, in their order; readers see the published ones
     */
    record FrontResponse(
            long version,
            List<PlaceResponse> items,
            @Nullable Instant changedAt,
            @Nullable StaffMember changedBy) {

        static FrontResponse from(Front front) {
            var order = front.order();
            return new FrontResponse(
                    order.version(),
                    front.places().stream().map(PlaceResponse::from).toList(),
                    order.changedAt(),
                    StaffMember.from(order.by()));
        }
    }

    /**
     * @param until when it leaves its place by itself; null if it does not
     * @param over whether it has
     */
    record PlaceResponse(
            UUID id,
            String title,
            String slug,
            String state,
            @Nullable Instant until,
            boolean over) {

        static PlaceResponse from(Placed placed) {
            return new PlaceResponse(
                    placed.place().article(),
                    placed.title(),
                    placed.slug(),
                    placed.state().word(),
                    placed.place().until(),
                    placed.isOver());
        }
    }

    /** @param items in their order */
    record FrontRequest(@Nullable List<@Nullable PlaceRequest> items) {}

    /** @param until an instant with its offset */
    record PlaceRequest(@Nullable UUID id, @Nullable String until) {}

    @GetMapping
    @RequiresScope({Scopes.ARTICLES_WRITE, Scopes.ARTICLES_PUBLISH})
    @Operation(summary = "What stands first on the front page by hand")
    ResponseEntity<FrontResponse> front() {
        return answer(front.current());
    }

    @PutMapping
    @RequiresScope(Scopes.ARTICLES_PUBLISH)
    @Operation(
            summary = "Replaces what stands first on the front page by hand",
            description =
                    "Behind it comes what is pinned, then what is newest. An article whose time is over leaves its"
                            + " place by itself; one that is not published is passed over until it is")
    ResponseEntity<FrontResponse> change(
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody FrontRequest request,
            Principal caller) {
        var seen = IfMatch.required(ifMatch);
        return answer(front.change(seen, places(request), StaffMember.calling(caller)));
    }

    private List<Place> places(FrontRequest request) {
        var errors = new FieldErrors();
        var rules = new FieldRules(errors);
        rules.required("items", request.items);
        var items = request.items == null ? List.<PlaceRequest>of() : request.items;
        rules.check(items.size() <= FrontOrder.MOST, "items", Sentence.MOST, FrontOrder.MOST);
        errors.throwIfAny();
        var now = clock.now();
        var over = front.over();
        var ids = new HashSet<UUID>();
        var places = new ArrayList<Place>();
        for (var i = 0; i < items.size(); i++) {
            var field = "items[" + i + "]";
            var item = items.get(i);
            if (item == null || item.id == null) {
                rules.required(field + ".id", null);
                continue;
            }
            rules.check(ids.add(item.id), field + ".id", Sentence.TWICE);
            rules.check(front.isArticle(item.id), field + ".id", Sentence.NO_ARTICLE);
            var until = rules.optionalInstant(field + ".until", item.until);
            // One whose time has run out meanwhile can be sent back: it leaves its place.
            rules.check(
                    until == null || until.isAfter(now) || over.contains(item.id), field + ".until", Sentence.PASSED);
            places.add(new Place(item.id, until));
        }
        errors.throwIfAny();
        return places;
    }

    private static ResponseEntity<FrontResponse> answer(Front front) {
        return ResponseEntity.ok().eTag("\"" + front.order().version() + "\"").body(FrontResponse.from(front));
    }
}
