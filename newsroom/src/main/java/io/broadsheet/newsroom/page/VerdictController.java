package io.broadsheet.newsroom.page;

import io.broadsheet.newsroom.client.CommentService;
import io.broadsheet.newsroom.client.CommentService.Judgement;
import io.broadsheet.newsroom.client.Decided;
import io.broadsheet.newsroom.client.ModeratedComment;
import io.broadsheet.newsroom.client.ServiceAway;
import io.broadsheet.newsroom.session.KeptForms;
import io.broadsheet.newsroom.session.Session;
import io.broadsheet.newsroom.view.CardView.Typed;
import io.broadsheet.newsroom.view.Kept;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a moderator does with one comment. Script gets the comment as it is then; who works without is led back to the page
 * that it was in. Whatever stops it is said at the comment.
 */
@Controller
class VerdictController {

    static final List<String> VERDICTS = List.of("approve", "reject", "spam");

    /** The fields that are typed in, of each form. */
    private static final Map<String, List<String>> TYPED = Map.of(
            "verdict",
            List.of("rule", "statement", "reason"),
            "note",
            List.of("text"),
            "reply",
            List.of("author", "text"));

    private static final Pattern BACK = Pattern.compile("/moderation(/comments/[0-9a-f-]{36})?(\\?[\\w=&%.~+-]*)?");

    private final CommentService comments;
    private final Cards cards;
    private final FieldMessages messages;
    private final Pages pages;

    VerdictController(CommentService comments, Cards cards, FieldMessages messages, Pages pages) {
        this.comments = comments;
        this.cards = cards;
        this.messages = messages;
        this.pages = pages;
    }

    @PostMapping("/moderation/comments/{id}/decision")
    ResponseEntity<String> decide(
            @PathVariable UUID id,
            @RequestParam long version,
            @RequestParam String verdict,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "") String statement,
            HttpServletRequest request,
            Session session)
            throws ServiceAway {
        Moderators.require(session);
        if (!VERDICTS.contains(verdict)) {
            return pages.message(400, session, "unreadable");
        }
        var judgement = new Judgement(verdict, version, reason.strip(), rule.strip(), statement.strip());
        return answer(comments.decide(session, id, judgement), id, verdict, request, session);
    }

    @PostMapping("/moderation/comments/{id}/undo")
    ResponseEntity<String> undo(
            @PathVariable UUID id, @RequestParam long version, HttpServletRequest request, Session session)
            throws ServiceAway {
        Moderators.require(session);
        return answer(comments.undo(session, id, version), id, "undo", request, session);
    }

    @PostMapping("/moderation/comments/{id}/notes")
    ResponseEntity<String> note(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String text,
            HttpServletRequest request,
            Session session)
            throws ServiceAway {
        Moderators.require(session);
        return answer(comments.note(session, id, text), id, "note", request, session);
    }

    @PostMapping("/moderation/comments/{id}/pin")
    ResponseEntity<String> pin(
            @PathVariable UUID id, @RequestParam boolean pinned, HttpServletRequest request, Session session)
            throws ServiceAway {
        Moderators.require(session);
        return answer(comments.pin(session, id, pinned), id, pinned ? "pin" : "unpin", request, session);
    }

    /** As one of the paper: readers see a mark. @param key of the form: sent twice it is posted once */
    @PostMapping("/moderation/comments/{id}/replies")
    ResponseEntity<String> reply(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String author,
            @RequestParam(defaultValue = "") String text,
            @RequestParam @Nullable UUID key,
            HttpServletRequest request,
            Session session)
            throws ServiceAway {
        Moderators.require(session);
        var to = comments.find(session, id);
        if (to.isEmpty()) {
            return stopped(404, pages.of("card.not-offered"), null, "reply", request, session);
        }
        var once = "desk-" + Objects.requireNonNullElseGet(key, UUID::randomUUID);
        return answer(comments.reply(session, to.get(), author, text, once), id, "reply", request, session);
    }

    private ResponseEntity<String> answer(
            Decided decided, UUID id, String what, HttpServletRequest request, Session session) throws ServiceAway {
        return switch (decided) {
            case Decided.Done(var comment) -> done(comment, what, request, session);
            case Decided.Otherwise(var detail, var comment) -> {
                var now = comment == null ? comments.find(session, id).orElse(null) : comment;
                if (now != null && what.equals("undo") && isTakenBack(now, session)) {
                    yield done(now, what, request, session);
                }
                yield stopped(409, otherwise(what, now, detail, session), now, what, request, session);
            }
            case Decided.Refused(var status, var why) ->
                stopped(status, messages.whole(why), comments.find(session, id).orElse(null), what, request, session);
            case Decided.Unseen(var to) -> stopped(409, pages.of("card.reply-unseen"), to, what, request, session);
            case Decided.NotOffered() -> {
                var now = comments.find(session, id).orElse(null);
                yield stopped(now == null ? 404 : 501, pages.of("card.not-offered"), now, what, request, session);
            }
        };
    }

    /** By this person's call before, of which the answer was lost. */
    private static boolean isTakenBack(ModeratedComment now, Session session) {
        if (now.decisions().isEmpty()) {
            return false;
        }
        var latest = now.decisions().getLast();
        return latest.undone() != null && latest.by().equals(session.subject());
    }

    /** A decision is stopped by that of another one; whatever else is stopped has reasons of its own. */
    private String otherwise(String what, @Nullable ModeratedComment now, @Nullable String detail, Session session) {
        var isDecision = VERDICTS.contains(what) || what.equals("undo");
        if (!isDecision
                || now == null
                || now.decisions().isEmpty()
                || now.state().equals("held")
                || now.decisions().getLast().by().equals(session.subject())) {
            return detail == null ? pages.of("card.changed") : pages.text().translated(detail);
        }
        var latest = now.decisions().getLast();
        return pages.of("card.decided-by", cards.named(latest.by(), latest.byName()));
    }

    private ResponseEntity<String> done(
            ModeratedComment comment, String what, HttpServletRequest request, Session session) {
        if (KeptForms.isForScript(request)) {
            var told = new Cards.Told(pages.of("done." + what), null, Typed.NOTHING, back(request));
            return card(200, comment, told, session);
        }
        var to = UriComponentsBuilder.fromUriString(back(request)).queryParam("what", what);
        if (VERDICTS.contains(what)) {
            to.queryParam("done", comment.id()).queryParam("version", comment.version());
        }
        return ResponseEntity.status(303).location(to.build(true).toUri()).build();
    }

    private ResponseEntity<String> stopped(
            int status,
            String problem,
            @Nullable ModeratedComment now,
            String what,
            HttpServletRequest request,
            Session session) {
        if (now == null) {
            var kept = KeptForms.of(request, Kept.Reason.COMMENT_GONE);
            return KeptForms.isForScript(request)
                    ? ResponseEntity.status(status == 409 ? 404 : status).build()
                    : kept.readable().isEmpty() ? pages.message(404, session, "unknown") : pages.kept(kept);
        }
        var told = new Cards.Told(null, problem, typed(what, request), back(request));
        if (KeptForms.isForScript(request)) {
            return card(status, now, told, session);
        }
        var card = cards.of(session, now, told);
        return pages.moderation(
                status,
                session,
                pages.of("desk.one", Objects.requireNonNullElse(now.author(), "")),
                List.of(),
                (templates, layout) -> templates.comment(layout, card, List.of()));
    }

    private static Typed typed(String what, HttpServletRequest request) {
        var form = VERDICTS.contains(what) ? "verdict" : what;
        return new Typed(
                form,
                TYPED.getOrDefault(form, List.of()).stream()
                        .collect(Collectors.toMap(
                                field -> field, field -> Objects.requireNonNullElse(request.getParameter(field), ""))));
    }

    private ResponseEntity<String> card(int status, ModeratedComment comment, Cards.Told told, Session session) {
        var card = cards.of(session, comment, told);
        return pages.fragment(status, session, (templates, layout) -> templates.card(layout, card));
    }

    /** Only a page of the desk: the form is a person's own, and yet anybody could type one. */
    static String back(HttpServletRequest request) {
        var asked = request.getParameter("back");
        return asked != null && BACK.matcher(asked).matches()
                ? URI.create(asked).toString()
                : "/moderation";
    }
}
