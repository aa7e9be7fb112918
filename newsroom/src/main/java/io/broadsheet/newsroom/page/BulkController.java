package io.broadsheet.newsroom.page;

import io.broadsheet.newsroom.client.CommentService;
import io.broadsheet.newsroom.client.CommentService.BulkResult;
import io.broadsheet.newsroom.client.CommentService.Read;
import io.broadsheet.newsroom.client.Outcome;
import io.broadsheet.newsroom.client.Refusal;
import io.broadsheet.newsroom.client.ServiceAway;
import io.broadsheet.newsroom.session.Session;
import io.broadsheet.newsroom.view.BulkView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The same decision on several comments, without script: what became of each, and the way back. */
@Controller
class BulkController {

    private static final int MOST = 100;
    private static final int EXCERPT = 160;
    private static final Pattern CHOSEN = Pattern.compile("([0-9a-f-]{36})\\.([1-9]\\d{0,17})");

    private final CommentService comments;
    private final FieldMessages messages;
    private final Pages pages;

    BulkController(CommentService comments, FieldMessages messages, Pages pages) {
        this.comments = comments;
        this.messages = messages;
        this.pages = pages;
    }

    /** @param chosen ids, each with the version that was read: {@code ID.VERSION} */
    @PostMapping("/moderation/decisions")
    ResponseEntity<String> decide(
            @RequestParam(defaultValue = "") List<String> chosen,
            @RequestParam String verdict,
            @RequestParam(defaultValue = "") String rule,
            HttpServletRequest request,
            Session session)
            throws ServiceAway {
        Moderators.require(session);
        if (!VerdictController.VERDICTS.contains(verdict)) {
            return pages.message(400, session, "unreadable");
        }
        var read =
                chosen.stream().distinct().limit(MOST).map(BulkController::read).toList();
        if (read.stream().anyMatch(Objects::isNull)) {
            return pages.message(400, session, "unreadable");
        }
        var back = VerdictController.back(request);
        if (read.isEmpty()) {
            return ResponseEntity.status(303).header("Location", back).build();
        }
        return switch (comments.decideAll(
                session, read.stream().filter(Objects::nonNull).toList(), verdict, rule.strip())) {
            case Outcome.Done<List<BulkResult>>(var results) -> {
                var view = new BulkView(
                        results.stream().map(result -> result(result, verdict)).toList(), back);
                yield pages.moderation(
                        200,
                        session,
                        pages.of("desk.bulk.title"),
                        List.of(),
                        (templates, layout) -> templates.bulk(layout, view));
            }
            case Outcome.Refused<List<BulkResult>> refused -> pages.message(refused.status(), session, "unreadable");
            case Outcome.Stale<List<BulkResult>> stale -> pages.message(409, session, "unreadable");
            case Outcome.NotOffered<List<BulkResult>> older -> pages.message(501, session, "unreadable");
        };
    }

    private static @Nullable Read read(String chosen) {
        var found = CHOSEN.matcher(chosen);
        try {
            return found.matches() ? new Read(UUID.fromString(found.group(1)), Long.parseLong(found.group(2))) : null;
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }

    private BulkView.Result result(BulkResult result, String verdict) {
        var comment = result.comment();
        Refusal problem = result.problem();
        var text = comment == null || comment.text() == null ? "" : comment.text();
        return new BulkView.Result(
                result.id().toString(),
                comment == null ? "" : Objects.requireNonNullElse(comment.author(), ""),
                text.substring(0, text.offsetByCodePoints(0, Math.min(EXCERPT, text.codePointCount(0, text.length())))),
                comment == null ? 0 : comment.version(),
                problem == null ? pages.of("done." + verdict) : messages.summary(problem),
                problem == null ? null : messages.summary(problem),
                problem == null && comment != null);
    }
}
