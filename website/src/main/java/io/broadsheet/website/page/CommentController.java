package io.broadsheet.website.page;

import io.broadsheet.chassis.web.RateLimited;
import io.broadsheet.website.cache.Contents;
import io.broadsheet.website.client.Article;
import io.broadsheet.website.client.ArticleAt;
import io.broadsheet.website.client.CommentService;
import io.broadsheet.website.client.Sent;
import io.broadsheet.website.client.ServiceAway;
import io.broadsheet.website.form.FormTokens;
import io.broadsheet.website.form.Forwarding;
import io.broadsheet.website.form.Messages;
import io.broadsheet.website.form.Suspicion;
import io.broadsheet.website.page.ArticlePage.Attempt;
import io.broadsheet.website.page.ArticlePage.Wish;
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

    private final Contents contents;
    private final CommentService comments;
    private final ArticlePage pages;
    private final Desk desk;
    private final Suspicion suspicion;
    private final Forwarding forwarding;
    private final FormTokens tokens;
    private final Clock clock;

    CommentController(
            Contents contents,
            CommentService comments,
            ArticlePage pages,
            Desk desk,
            Suspicion suspicion,
            Forwarding forwarding,
            FormTokens tokens,
            Clock clock) {
        this.contents = contents;
        this.comments = comments;
        this.pages = pages;
        this.desk = desk;
        this.suspicion = suspicion;
        this.forwarding = forwarding;
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
        if (suspicion.asksAgain(made, note)) {
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
        if (!(contents.articles().get(slug).value() instanceof ArticleAt.Here(var article))) {
            desk.serveOnce(request, response, sheet -> pages.make(sheet, slug, Wish.plain()));
            return;
        }
        var contribution = new CommentService.Contribution(letter.author(), letter.text(), letter.inReplyTo());
        var sent = comments.post(article.id(), contribution, key(article, letter, request), forwarding.header(request));
        switch (sent) {
            case Sent.Accepted(var state, var id) -> {
                contents.commentsChanged(article.id());
                response.setStatus(HttpServletResponse.SC_SEE_OTHER);
                response.setHeader(
                        "Location",
                        Paths.article(slug)
                                + ("visible".equals(state) ? "?said=shown#c-" + id : "?said=held#comments"));
            }
            case Sent.Refused(var status, var why) -> {
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
        var attempt = new Attempt(status, letter.author(), letter.text(), errors);
        var wish = new Wish(false, null, letter.inReplyTo(), null, attempt);
        desk.serveOnce(request, response, sheet -> {
            try {
                return pages.make(sheet, slug, wish);
            } catch (ServiceAway away) {
                return pages.formOnly(sheet, slug, attempt, letter.inReplyTo());
            }
        });
    }

    /** The same for what is sent twice on one day: a double click, or a page sent again. */
    private String key(Article article, Letter letter, HttpServletRequest request) {
        var words = String.join(
                "\u0000",
                article.id().toString(),
                letter.author(),
                letter.text(),
                Objects.requireNonNullElse(letter.inReplyTo(), ""),
                LocalDate.now(clock).toString(),
                forwarding.network(request));
        return "website-" + tokens.key(words);
    }
}
