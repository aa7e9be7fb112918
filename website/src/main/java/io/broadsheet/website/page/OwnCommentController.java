package io.broadsheet.website.page;

import io.broadsheet.chassis.web.limit.RateLimited;
import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.broadsheet.website.cache.ServiceCaches;
import io.broadsheet.website.client.ArticleAt;
import io.broadsheet.website.client.CommentService;
import io.broadsheet.website.client.ServiceAway;
import io.broadsheet.website.client.Slugs;
import io.broadsheet.website.client.Submission.Refused;
import io.broadsheet.website.form.ForwardedHeader;
import io.broadsheet.website.form.Messages;
import io.broadsheet.website.page.OwnCommentPage.Ownership;
import io.broadsheet.website.page.OwnCommentPage.RejectedWords;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.HandlerMapping;

/**
 * One's own comment: looked at, changed, taken away, defended. All by POST, so that the token that proves it is in no address, log
 * or cache.
 */
@Controller
@RequestMapping("/articles/{slug}/comments/{id}")
class OwnCommentController {

    private final CommentService comments;
    private final ServiceCaches caches;
    private final OwnCommentPage pages;
    private final PageResponder responder;
    private final ForwardedHeader forwardedHeader;
    private final Messages messages;
    private final ErrorPages errors;

    OwnCommentController(
            CommentService comments,
            ServiceCaches caches,
            OwnCommentPage pages,
            PageResponder responder,
            ForwardedHeader forwardedHeader,
            Messages messages,
            ErrorPages errors) {
        this.comments = comments;
        this.caches = caches;
        this.pages = pages;
        this.responder = responder;
        this.forwardedHeader = forwardedHeader;
        this.messages = messages;
        this.errors = errors;
    }

    /** Each page of an article asks for it while it is waited for. */
    @PostMapping("/own")
    @RateLimited(value = "own-comments", permits = 240)
    void show(
            @PathVariable String slug,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String editToken,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var own = new Ownership(Slugs.canonical(slug), id, editToken);
        responder.serveOnce(request, response, context -> pages.make(context, own, null));
    }

    @PostMapping("/rewording")
    @RateLimited(value = "forms", permits = 60)
    void reword(
            @PathVariable String slug,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String editToken,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String words,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var own = new Ownership(Slugs.canonical(slug), id, editToken);
        responder.serveOnce(request, response, context -> {
            var refused =
                    refused(() -> comments.reword(id, text, words, editToken, forwardedHeader.header(request)), text);
            changed(own);
            return pages.make(context, own, refused);
        });
    }

    @PostMapping("/removal")
    @RateLimited(value = "forms", permits = 60)
    void remove(
            @PathVariable String slug,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String editToken,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var own = new Ownership(Slugs.canonical(slug), id, editToken);
        responder.serveOnce(request, response, context -> {
            var refused = refused(() -> comments.remove(id, editToken, forwardedHeader.header(request)), null);
            changed(own);
            return pages.make(context, own, refused);
        });
    }

    @PostMapping("/appeal")
    @RateLimited(value = "forms", permits = 60)
    void appeal(
            @PathVariable String slug,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String editToken,
            @RequestParam(defaultValue = "") String text,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var own = new Ownership(Slugs.canonical(slug), id, editToken);
        responder.serveOnce(request, response, context -> {
            var refused = refused(() -> comments.appeal(id, text, editToken, forwardedHeader.header(request)), text);
            return pages.make(context, own, null, refused, "");
        });
    }

    /** Others in the same network may have sent so much: what was typed is given back without asking any service. */
    @ExceptionHandler
    void refused(ProblemException problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var text = request.getParameter("text");
        var own = named(request);
        if (problem.problem() != Problem.TOO_MANY_REQUESTS || text == null || text.isBlank() || own.isEmpty()) {
            errors.refused(problem, request, response);
            return;
        }
        var unsaved = new RejectedWords(429, text, messages.about("error.flood.text"));
        responder.serveOnce(request, response, context -> pages.unsaved(context, own.get(), unsaved));
    }

    private static Optional<Ownership> named(HttpServletRequest request) {
        try {
            return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> path
                    ? Optional.of(new Ownership(
                            String.valueOf(path.get("slug")), UUID.fromString(String.valueOf(path.get("id"))), ""))
                    : Optional.empty();
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    /** What comment-service is asked to do. */
    private interface Change {
        /** @return why it was not done, or empty */
        Optional<Refused> ask() throws ServiceAway;
    }

    /** @return null if it was done; whoever got no answer keeps the words, and sends them again */
    private @Nullable RejectedWords refused(Change change, @Nullable String text) {
        try {
            return change.ask()
                    .map(refused ->
                            new RejectedWords(refused.status() == 429 ? 429 : 422, text, messages.of(refused.why())))
                    .orElse(null);
        } catch (ServiceAway away) {
            return new RejectedWords(503, text, messages.about("reply.away"));
        }
    }

    private void changed(Ownership own) {
        try {
            if (caches.articleAt(own.slug()) instanceof ArticleAt.Here(var article)) {
                caches.commentsChanged(article.summary().id());
            }
        } catch (ServiceAway away) {
            // No page of an article that cannot be had is kept here.
        }
    }
}
