package io.broadsheet.newsroom.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.newsroom.client.Article;
import io.broadsheet.newsroom.client.ArticleService;
import io.broadsheet.newsroom.client.Mail;
import io.broadsheet.newsroom.client.NewsletterService;
import io.broadsheet.newsroom.client.Outcome;
import io.broadsheet.newsroom.client.PreviewLink;
import io.broadsheet.newsroom.client.ServiceAway;
import io.broadsheet.newsroom.form.ArticleForm;
import io.broadsheet.newsroom.head.Assets;
import io.broadsheet.newsroom.session.Session;
import io.broadsheet.newsroom.view.PreviewView;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** An article as others will see it, as it was saved last; a window beside the text shows each save. */
@Controller
class PreviewController {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, UTF_8);

    private final ArticleService articles;
    private final NewsletterService newsletter;
    private final Pages pages;
    private final Formats formats;
    private final Assets assets;

    PreviewController(
            ArticleService articles, NewsletterService newsletter, Pages pages, Formats formats, Assets assets) {
        this.articles = articles;
        this.newsletter = newsletter;
        this.pages = pages;
        this.formats = formats;
        this.assets = assets;
    }

    @GetMapping("/articles/{id}/preview")
    ResponseEntity<String> preview(@PathVariable UUID id, Session session) throws ServiceAway {
        var found = articles.find(session, id);
        return found.isEmpty() ? pages.message(404, session, "unknown") : page(session, found.get());
    }

    /** The mail that tells readers of it, for a frame of that page. */
    @GetMapping("/articles/{id}/mail")
    ResponseEntity<String> mail(@PathVariable UUID id, Session session) throws ServiceAway {
        return ResponseEntity.ok()
                .contentType(HTML)
                .body(written(session, id).map(Mail::html).orElseGet(() -> pages.of("preview.no-mail")));
    }

    private Optional<Mail> written(Session session, UUID id) throws ServiceAway {
        if (!(articles.previewLink(session, id) instanceof Outcome.Done<PreviewLink>(var link))) {
            return Optional.empty();
        }
        return articles.story(session, link).flatMap(story -> newsletter.mail(session, story));
    }

    ResponseEntity<String> page(Session session, Article article) throws ServiceAway {
        return switch (articles.previewLink(session, article.id())) {
            case Outcome.Done<PreviewLink>(var link) ->
                pages.page(
                        200,
                        session,
                        pages.of("preview.title"),
                        assets.preview(),
                        (templates, layout) -> templates.preview(layout, shown(article, link)));
            default -> pages.message(501, session, "not-offered");
        };
    }

    private PreviewView shown(Article article, PreviewLink link) {
        var form = ArticleForm.of(article);
        return new PreviewView(
                article.id().toString(),
                link.url(),
                formats.later(link.expiresAt()),
                form.title(),
                form.standfirst(),
                form.pictureId().isEmpty() ? null : "/pictures/" + form.pictureId(),
                Objects.requireNonNullElse(URI.create(link.url()).getHost(), ""));
    }
}
