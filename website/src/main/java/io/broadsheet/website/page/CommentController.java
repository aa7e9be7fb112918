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
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** "Leave a reply". */
@Controller
class CommentController {

    private final ServiceCaches caches;
    private final CommentService comments;
    private final ArticlePage pages;
    private final PageResponder responder;
    private final BotCheck botCheck;
    private final ForwardedHeader forwardedHeader;
    private final FormTokens tokens;
    private final Clock clock;

    CommentController(
            ServiceCaches caches,
            CommentService comments,
            ArticlePage pages,
            PageResponder responder,
            BotCheck botCheck,
            ForwardedHeader forwardedHeader,
            FormTokens tokens,
            Clock clock) {
        this.caches = caches;
        this.comments = comments;
        this.pages = pages;
        this.responder = responder;
        this.botCheck = botCheck;
        this.forwardedHeader = forwardedHeader;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** What a reader sent. */
    private record Letter(
            String author, String text, @Nullable String inReplyTo) {

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
            @RequestParam @Nullable String made,
            @RequestParam @Nullable String note,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var slug = Slugs.canonical(typed);
        var letter = new Letter(author, text, inReplyTo == null || inReplyTo.isBlank() ? null : inReplyTo.strip());
        if (botCheck.asksAgain(made, note)) {
            again(slug, letter, 422, Messages.about("Please send it once more."), request, response);
            return;
        }
        try {
            post(slug, letter, request, response);
        } catch (ServiceAway away) {
            var told = Messages.about("Comments cannot be taken for the moment. Nothing of yours is lost here:"
                    + " please send it again in a little while.");
            again(slug, letter, 503, told, request, response);
        }
    }

    private void post(String slug, Letter letter, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServiceAway {
        if (!(caches.articles().get(slug).value() instanceof ArticleAt.Here(var article))) {
            responder.serveOnce(request, response, context -> pages.make(context, slug, PageOptions.plain()));
            return;
        }
        var contribution = new CommentService.Contribution(letter.author(), letter.text(), letter.inReplyTo());
        var sent = comments.post(
                article.summary().id(), contribution, key(article, letter, request), forwardedHeader.header(request));
        switch (sent) {
            case Submission.Accepted(var state, var id) -> {
                caches.commentsChanged(article.summary().id());
                response.setStatus(HttpServletResponse.SC_SEE_OTHER);
                response.setHeader(
                        "Location",
                        Paths.article(slug)
                                + ("visible".equals(state) ? "?said=shown#c-" + id : "?said=held#comments"));
            }
            case Submission.Refused(var status, var why) -> {
                var told = status == 404
                        ? Messages.about("This article is so new that comments are not open yet."
                                + " Please send it again in a moment.")
                        : Messages.of(why);
                again(slug, letter, status == 429 ? 429 : 422, told, request, response);
            }
        }
    }

    private void again(
            String slug,
            Letter letter,
            int status,
            Map<String, String> errors,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var rejected = new RejectedComment(status, letter.author(), letter.text(), errors);
        var options = new PageOptions(false, null, letter.inReplyTo(), null, rejected);
        responder.serveOnce(request, response, context -> {
            try {
                return pages.make(context, slug, options);
            } catch (ServiceAway away) {
                return pages.formOnly(context, slug, rejected, letter.inReplyTo());
            }
        });
    }

    /** The same for what is sent twice on one day: a double click, or a page sent again. */
    private String key(Article article, Letter letter, HttpServletRequest request) {
        var words = String.join(
                "\u0000",
                article.summary().id().toString(),
                letter.author(),
                letter.text(),
                Objects.requireNonNullElse(letter.inReplyTo(), ""),
                LocalDate.now(clock).toString(),
                forwardedHeader.network(request));
        return "website-" + tokens.key(words);
    }
}
