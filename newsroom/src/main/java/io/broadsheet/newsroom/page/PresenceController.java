package io.broadsheet.newsroom.page;

import io.broadsheet.newsroom.client.Presences;
import io.broadsheet.newsroom.client.ServiceAway;
import io.broadsheet.newsroom.session.Session;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** An open page tells that it is, and gets the part of it that says who else is there. */
@Controller
@RequestMapping("/articles/{id}/presence")
class PresenceController {

    private final Presences presences;
    private final Colleagues colleagues;
    private final Pages pages;

    PresenceController(Presences presences, Colleagues colleagues, Pages pages) {
        this.presences = presences;
        this.colleagues = colleagues;
        this.pages = pages;
    }

    /** @param version in the form */
    @PostMapping
    ResponseEntity<String> beat(
            @PathVariable UUID id,
            @RequestParam long version,
            @RequestParam @Nullable String state,
            @RequestParam @Nullable Boolean asks,
            @RequestParam @Nullable Boolean declines,
            Session session)
            throws ServiceAway {
        var view = colleagues.beat(session, id, new Presences.Beat(state, asks, declines), version);
        return view.isEmpty()
                ? ResponseEntity.notFound().build()
                : pages.fragment(
                        200,
                        session,
                        (templates, layout) -> templates.presence(layout, view.get(), id.toString(), true));
    }

    @PostMapping("/end")
    ResponseEntity<Void> leave(@PathVariable UUID id, Session session) throws ServiceAway {
        presences.leave(session, id);
        return ResponseEntity.noContent().build();
    }
}
