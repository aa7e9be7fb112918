package io.broadsheet.website.page;

import io.broadsheet.chassis.web.limit.RateLimited;
import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.broadsheet.website.cache.ServiceCaches;
import io.broadsheet.website.client.Article;
import io.broadsheet.website.client.ArticleAt;
import io.broadsheet.website.client.CommentService;
import io.broadsheet.website.client.ServiceAway;
import io.broadsheet.website.client.Slugs;
import io.broadsheet.website.client.Submission;
import io.broadsheet.website.form.BotCheck;
import io.broadsheet.website.form.FormTokens;
import io.broadsheet.website.form.ForwardedHeader;
import io.broadsheet.website.form.Messages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** "Leave a reply". */
@Controller
class CommentController {

    /** So often a day somebody may take the same words away, or change them, and send them again. */
    private static final int MOST_MEANT_ANEW = 10;

    private final ServiceCaches caches;
    private final CommentService comments;
    private final ArticlePage pages;
    private final OwnCommentPage ownPages;
    private final PageResponder responder;
    private final BotCheck botCheck;
    private final ForwardedHeader forwardedHeader;
    private final FormTokens tokens;
    private final Messages messages;
    private final ReplyNotices notices;
    private final ErrorPages errors;

    CommentController(
            ServiceCaches caches,
            CommentService comments,
            ArticlePage pages,
            OwnCommentPage ownPages,
            PageResponder responder,
            BotCheck botCheck,
            ForwardedHeader forwardedHeader,
            FormTokens tokens,
            Messages messages,
            ReplyNotices notices,
            ErrorPages errors) {
        this.caches = caches;
        this.comments = comments;
        this.pages = pages;
        this.ownPages = ownPages;
        this.responder = responder;
        this.botCheck = botCheck;
        this.forwardedHeader = forwardedHeader;
        this.tokens = tokens;
        this.messages = messages;
        this.notices = notices;
        this.errors = errors;
    }

    @PostMapping("/articles/{slug}/comments")
    @RateLimited(value = "forms", permits = 60)
    void post(
            @PathVariable("slug") String typed,
            @RequestParam @Nullable String made,
            @RequestParam @Nullable String note,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var slug = Slugs.canonical(typed);
        var letter = Letter.of(request);
        if (botCheck.asksAgain(made, note)) {
            again(slug, letter, 422, messages.about("form.again"), request, response);
            return;
        }
        if (!letter.wish().isPlausible()) {
            again(slug, letter, 422, messages.about("notify", "answer.email.shape"), request, response);
            return;
        }
        try {
            switch (caches.articleAt(slug)) {
                case ArticleAt.Here(var article) -> post(article, letter, request, response);
                case ArticleAt.Unknown _ ->
                    again(slug, letter, 404, messages.about("reply.nowhere"), request, response);
                default -> again(slug, letter, 410, messages.about("reply.nowhere"), request, response);
            }
        } catch (ServiceAway away) {
            again(slug, letter, 503, messages.about("reply.away"), request, response);
        }
    }

    /** Others in the same network may have sent so much: these words are as good as any. */
    @ExceptionHandler
    void refused(ProblemException problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (problem.problem() != Problem.TOO_MANY_REQUESTS) {
            errors.refused(problem, request, response);
            return;
        }
        var rejected = Letter.of(request).rejected(429, messages.about("error.flood.text"));
        responder.serveOnce(request, response, context -> pages.formOnly(context, request.getRequestURI(), rejected));
    }

    private void post(Article article, Letter letter, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServiceAway {
        var slug = article.summary().slug();
        switch (sent(article, letter, request)) {
            case Submission.Accepted accepted -> {
                caches.commentsChanged(article.summary().id());
                taken(article, letter, accepted, request, response);
            }
            case Submission.Refused(var status, var why) -> {
                var told = status == 404 ? messages.about("reply.soon") : messages.of(why);
                if (told.containsKey("inReplyTo")) {
                    // It would be refused for ever, and its reader can do nothing about a field that is not to be seen.
                    again(slug, letter.onTheArticle(), 422, messages.about("reply.gone"), request, response);
                } else {
                    again(slug, letter, status == 429 ? 429 : 422, told, request, response);
                }
            }
        }
    }

    private void taken(
            Article article,
            Letter letter,
            Submission.Accepted accepted,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var slug = article.summary().slug();
        var id = accepted.id();
        var editToken = accepted.editToken();
        // Whoever is in the same network can say the same words, and may be somebody else.
        var anybodys = accepted.repeated() && letter.sender() == null;
        var told = "rejected".equals(accepted.state())
                ? ReplyNotices.Outcome.NONE
                : notices.ask(
                        letter.wish(), UUID.fromString(id), article.summary().id(), forwardedHeader.header(request));
        if (editToken != null && !anybodys && !letter.isKeeping() && !letter.plain()) {
            var own = new OwnCommentPage.Ownership(slug, UUID.fromString(id), editToken);
            responder.serveOnce(request, response, context -> ownPages.posted(context, own, notices.said(told)));
            return;
        }
        var place = anybodys || (editToken == null || letter.plain()) && !"visible".equals(accepted.state())
                ? "comments"
                : ("visible".equals(accepted.state()) ? "c-" : "own-") + id;
        // A browser that keeps the tokens gets them in the fragment, which is sent to nobody.
        var fragment = accepted.authorToken() == null || !letter.isKeeping()
                ? place
                : "author=" + accepted.authorToken() + (editToken == null ? "" : "&own=" + id + "." + editToken)
                        + "&for=" + letter.sender() + "&to=" + place;
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(
                "Location",
                Paths.article(slug) + said(anybodys ? "repeated" : accepted.state(), told) + "#" + fragment);
    }

    /** What was taken away or changed since is meant once more: it is another comment, not the same one sent twice. */
    private Submission sent(Article article, Letter letter, HttpServletRequest request) throws ServiceAway {
        var before = "";
        for (int again = 0; ; again++) {
            var key = key(article, letter, before, request);
            var sent =
                    comments.post(article.summary().id(), letter.contribution(), key, forwardedHeader.header(request));
            if (again == MOST_MEANT_ANEW || !(sent instanceof Submission.Accepted accepted) || accepted.stands()) {
                return sent;
            }
            before = accepted.id();
        }
    }

    private static String said(String state, ReplyNotices.Outcome told) {
        var said = switch (state) {
            case "visible" -> "?said=shown";
            case "rejected" -> "?said=refused";
            case "repeated" -> "?said=before";
            default -> "?said=held";
        };
        return told == ReplyNotices.Outcome.NONE ? said : said + "&replies=" + told.word();
    }

    private void again(
            String slug,
            Letter letter,
            int status,
            Map<String, String> errors,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var rejected = letter.rejected(status, errors);
        responder.serveOnce(request, response, context -> pages.again(context, slug, rejected));
    }

    /**
     * The same for what a browser sends twice, also around midnight: comment-service remembers it for a day. Of browsers
     * that keep nothing it is the same for all of a network that say the same.
     *
     * @param before id of the comment that was made of the same before; empty for none
     */
    private String key(Article article, Letter letter, String before, HttpServletRequest request) {
        var words = String.join(
                "\u0000",
                article.summary().id().toString(),
                letter.author(),
                letter.text(),
                Objects.requireNonNullElse(letter.inReplyTo(), ""),
                forwardedHeader.network(request),
                Objects.requireNonNullElse(letter.sender(), ""),
                before);
        return "website-" + tokens.key(words);
    }
}
