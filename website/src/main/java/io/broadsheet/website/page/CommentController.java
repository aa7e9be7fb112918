package io.broadsheet.website.page;

import io.broadsheet.chassis.web.limit.RateLimited;
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
import io.broadsheet.website.page.ArticlePage.PageOptions;
import io.broadsheet.website.page.ArticlePage.RejectedComment;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
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
            ReplyNotices notices) {
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
    }

    /**
     * What a reader sent.
     *
     * @param authorToken null from a browser that keeps none; without meaning from one that keeps none yet
     */
    private record Letter(
            String author,
            String text,
            @Nullable String inReplyTo,
            @Nullable String authorToken,
            ReplyWish wish) {

        /** Without name and text. */
        @Override
        public String toString() {
            return "Letter";
        }
    }

    @PostMapping("/articles/{slug}/comments")
    @RateLimited(value = "forms", permits = 60)
    void post(
            @PathVariable("slug") String typed,
            @RequestParam(defaultValue = "") String author,
            @RequestParam(defaultValue = "") String text,
            @RequestParam @Nullable String inReplyTo,
            @RequestParam @Nullable String authorToken,
            @RequestParam(defaultValue = "") String notify,
            @RequestParam(defaultValue = "instant") String notifyCadence,
            @RequestParam @Nullable String made,
            @RequestParam @Nullable String note,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var slug = Slugs.canonical(typed);
        var letter = new Letter(
                author,
                text,
                inReplyTo == null || inReplyTo.isBlank() ? null : inReplyTo.strip(),
                authorToken,
                new ReplyWish(notify.strip(), notifyCadence));
        if (botCheck.asksAgain(made, note)) {
            again(slug, letter, 422, messages.about("form.again"), request, response);
            return;
        }
        if (!letter.wish().isPlausible()) {
            again(slug, letter, 422, messages.about("notify", "answer.email.shape"), request, response);
            return;
        }
        try {
            post(slug, letter, request, response);
        } catch (ServiceAway away) {
            var told = messages.about("reply.away");
            again(slug, letter, 503, told, request, response);
        }
    }

    private void post(String slug, Letter letter, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServiceAway {
        if (!(caches.articles().get(slug).value() instanceof ArticleAt.Here(var article))) {
            responder.serveOnce(request, response, context -> pages.make(context, slug, PageOptions.plain()));
            return;
        }
        var contribution = new CommentService.Contribution(
                letter.author(), letter.text(), letter.inReplyTo(), letter.authorToken());
        switch (sent(article, letter, contribution, request)) {
            case Submission.Accepted(var state, var id, var token, var editToken, var _) -> {
                caches.commentsChanged(article.summary().id());
                var told = "rejected".equals(state)
                        ? ReplyNotices.Outcome.NONE
                        : notices.ask(
                                letter.wish(),
                                UUID.fromString(id),
                                article.summary().id(),
                                forwardedHeader.header(request));
                if (editToken != null && letter.authorToken() == null) {
                    var own = new OwnCommentPage.Ownership(slug, UUID.fromString(id), editToken);
                    responder.serveOnce(
                            request, response, context -> ownPages.posted(context, own, notices.said(told)));
                    return;
                }
                var shown = "visible".equals(state);
                var place = shown ? "c-" + id : editToken == null ? "comments" : "own-" + id;
                // A browser that keeps the tokens gets them in the fragment, which is sent to nobody.
                var fragment = token == null || letter.authorToken() == null
                        ? place
                        : "author=" + token + (editToken == null ? "" : "&own=" + id + "." + editToken) + "&to="
                                + place;
                response.setStatus(HttpServletResponse.SC_SEE_OTHER);
                response.setHeader("Location", Paths.article(slug) + said(state, told) + "#" + fragment);
            }
            case Submission.Refused(var status, var why) -> {
                var told = status == 404 ? messages.about("reply.soon") : messages.of(why);
                again(slug, letter, status == 429 ? 429 : 422, told, request, response);
            }
        }
    }

    /** What was taken away or changed since is meant once more: it is another comment, not the same one sent twice. */
    private Submission sent(
            Article article, Letter letter, CommentService.Contribution contribution, HttpServletRequest request)
            throws ServiceAway {
        var before = "";
        for (int again = 0; ; again++) {
            var key = key(article, letter, before, request);
            var sent = comments.post(article.summary().id(), contribution, key, forwardedHeader.header(request));
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
        var rejected = new RejectedComment(status, letter.author(), letter.text(), letter.wish(), errors);
        var options = new PageOptions(CommentOrder.NEWEST, null, letter.inReplyTo(), null, null, rejected);
        responder.serveOnce(request, response, context -> {
            try {
                return pages.make(context, slug, options);
            } catch (ServiceAway away) {
                return pages.formOnly(context, slug, rejected, letter.inReplyTo());
            }
        });
    }

    /**
     * The same for what is sent twice, also around midnight: comment-service remembers it for a day.
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
                before);
        return "website-" + tokens.key(words);
    }
}
