package io.broadsheet.website.page;

import static java.util.Objects.requireNonNull;

import io.broadsheet.chassis.web.limit.RateLimited;
import io.broadsheet.website.cache.CachedPage;
import io.broadsheet.website.cache.ServiceCaches;
import io.broadsheet.website.client.Article;
import io.broadsheet.website.client.ArticleAt;
import io.broadsheet.website.client.Comment;
import io.broadsheet.website.client.CommentService;
import io.broadsheet.website.client.ServiceAway;
import io.broadsheet.website.client.Slugs;
import io.broadsheet.website.form.ForwardedHeader;
import io.broadsheet.website.form.Messages;
import io.broadsheet.website.text.Texts;
import io.broadsheet.website.view.Metadata;
import io.broadsheet.website.view.ReportForm;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A reader reports a comment to the moderators. */
@Controller
@RequestMapping("/articles/{slug}/comments/{id}/report")
class ReportController {
    /** As comment-service knows them. */
    private static final Map<String, String> REASONS = Map.of(
            "spam", "report.reason.spam",
            "abuse", "report.reason.abuse",
            "hate", "report.reason.hate",
            "privacy", "report.reason.privacy",
            "illegal", "report.reason.illegal",
            "off-topic", "report.reason.topic",
            "other", "report.reason.other");

    private static final List<String> ORDER =
            List.of("spam", "abuse", "hate", "privacy", "illegal", "off-topic", "other");

    private final CommentService comments;
    private final ServiceCaches caches;
    private final PageRenderer renderer;
    private final PageResponder responder;
    private final ForwardedHeader forwardedHeader;
    private final Messages messages;
    private final Texts texts;

    ReportController(
            CommentService comments,
            ServiceCaches caches,
            PageRenderer renderer,
            PageResponder responder,
            ForwardedHeader forwardedHeader,
            Messages messages,
            Texts texts) {
        this.comments = comments;
        this.caches = caches;
        this.renderer = renderer;
        this.responder = responder;
        this.forwardedHeader = forwardedHeader;
        this.messages = messages;
        this.texts = texts;
    }

    @GetMapping
    void form(
            @PathVariable String slug, @PathVariable UUID id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        responder.serveOnce(request, response, context -> page(context, Slugs.canonical(slug), id, 200, null));
    }

    @PostMapping
    @RateLimited(value = "forms", permits = 60)
    void report(
            @PathVariable String slug,
            @PathVariable UUID id,
            @RequestParam @Nullable String reason,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var canonical = Slugs.canonical(slug);
        responder.serveOnce(request, response, context -> {
            if (reason == null || !ORDER.contains(reason)) {
                return page(context, canonical, id, 422, texts.of("report.choose"));
            }
            var refused = comments.report(id, reason, forwardedHeader.header(request));
            if (refused.isEmpty()) {
                return renderer.message(context, 200, texts.of("report.thanks"), texts.of("report.noted"));
            }
            var status = refused.get().status() == 422 || refused.get().status() == 429
                    ? refused.get().status()
                    : 404;
            var why = messages.of(refused.get().why()).values().iterator().next();
            return page(context, canonical, id, status, why);
        });
    }

    private CachedPage page(
            PageRenderer.RenderContext context, String slug, UUID id, int status, @Nullable String error)
            throws ServiceAway {
        if (!(caches.articleAt(slug) instanceof ArticleAt.Here(var article))) {
            return unknown(context);
        }
        var comment = comment(context, article, id);
        var author = comment.map(Comment::author).orElse(null);
        if (comment.isEmpty() || author == null) {
            return unknown(context);
        }
        var address = Paths.comment(article.summary().slug(), id);
        var form = new ReportForm(
                address + "/report",
                address + "#c-" + id,
                author,
                comment.map(Comment::text).map(Discussions::paragraphs).orElse(List.of()),
                ORDER.stream()
                        .map(reason -> new ReportForm.Choice(reason, texts.of(requireNonNull(REASONS.get(reason)))))
                        .toList(),
                error);
        return context.render(
                status,
                Metadata.plain(texts.of("report.title")),
                (templates, layout) -> templates.report(layout, form));
    }

    private CachedPage unknown(PageRenderer.RenderContext context) {
        return renderer.message(context, 404, texts.of("error.unknown"), texts.of("comment.unknown"));
    }

    private Optional<Comment> comment(PageRenderer.RenderContext context, Article article, UUID id) throws ServiceAway {
        var asked = new ServiceCaches.ThreadFrom(article.summary().id(), id, "?limit=1");
        return context.dependencies()
                .need(caches.threads(), asked)
                .flatMap(found -> Stream.concat(Stream.of(found.top()), found.items().stream())
                        .filter(comment -> comment.id().equals(id))
                        .findFirst());
    }
}
