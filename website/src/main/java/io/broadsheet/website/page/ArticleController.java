package io.broadsheet.website.page;

import io.broadsheet.website.client.Slugs;
import io.broadsheet.website.page.ArticlePage.PageOptions;
import io.broadsheet.website.page.ArticlePage.Voted;
import io.broadsheet.website.text.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Articles. */
@Controller
class ArticleController {

    private final PageResponder responder;
    private final PageRenderer renderer;
    private final ArticlePage pages;
    private final ConversationPage conversations;
    private final ReplyNotices notices;
    private final Texts texts;

    ArticleController(
            PageResponder responder,
            PageRenderer renderer,
            ArticlePage pages,
            ConversationPage conversations,
            ReplyNotices notices,
            Texts texts) {
        this.responder = responder;
        this.renderer = renderer;
        this.pages = pages;
        this.conversations = conversations;
        this.notices = notices;
        this.texts = texts;
    }

    @GetMapping("/articles/{slug}")
    void article(
            @PathVariable String slug,
            @RequestParam @Nullable String sort,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable String reply,
            @RequestParam @Nullable String said,
            @RequestParam @Nullable String replies,
            @RequestParam @Nullable String voted,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var canonical = Slugs.canonical(slug);
        var options =
                new PageOptions(CommentOrder.of(sort), after, id(reply), notice(said, replies), voted(voted), null);
        if (options.reply() == null && options.notice() == null && options.voted() == null) {
            responder.serve(request, response, context -> pages.make(context, canonical, options), "sort", "after");
        } else {
            responder.serveOnce(request, response, context -> pages.make(context, canonical, options));
        }
    }

    /** Where the form for comments was sent to, asked for again. */
    @GetMapping("/articles/{slug}/comments")
    void comments(@PathVariable String slug, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", Paths.article(Slugs.canonical(slug)) + "#comments");
    }

    @GetMapping("/articles/{slug}/comments/{comment}")
    void conversation(
            @PathVariable String slug,
            @PathVariable String comment,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable String reply,
            @RequestParam @Nullable String voted,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var canonical = Slugs.canonical(slug);
        var options = new PageOptions(CommentOrder.NEWEST, after, id(reply), null, voted(voted), null);
        var asked = id(comment);
        if (asked == null) {
            var page = renderer.message(404, "error.unknown", "comment.unknown");
            responder.write(page, request, response);
            return;
        }
        PageResponder.Maker maker = context -> conversations.make(context, canonical, UUID.fromString(asked), options);
        if (options.reply() == null && options.voted() == null) {
            responder.serve(request, response, maker, "after");
        } else {
            responder.serveOnce(request, response, maker);
        }
    }

    private static @Nullable String id(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text).toString();
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }

    /** As the answer to a vote names it: the comment, and the value. */
    private static @Nullable Voted voted(@Nullable String text) {
        var parts = text == null ? List.<String>of() : List.of(text.split("\\.", 2));
        var id = parts.size() == 2 ? id(parts.getFirst()) : null;
        return id == null || !parts.getLast().matches("1|-1|0")
                ? null
                : new Voted(UUID.fromString(id), Integer.parseInt(parts.getLast()));
    }

    private @Nullable String notice(@Nullable String said, @Nullable String replies) {
        var notice = switch (said) {
            case "held" -> texts.of("comments.held");
            case "shown" -> texts.of("comments.shown");
            case "refused" -> texts.of("own.rejected");
            case "before" -> texts.of("comments.before");
            case null, default -> null;
        };
        return notice == null ? null : notice + notices.said(ReplyNotices.Outcome.of(replies));
    }
}
