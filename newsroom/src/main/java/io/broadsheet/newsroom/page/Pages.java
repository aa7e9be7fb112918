package io.broadsheet.newsroom.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.jte.models.runtime.JteModel;
import gg.jte.output.StringOutput;
import io.broadsheet.chassis.PublicAddresses;
import io.broadsheet.chassis.text.MessageBundle;
import io.broadsheet.newsroom.NewsroomSettings;
import io.broadsheet.newsroom.head.Assets;
import io.broadsheet.newsroom.session.Session;
import io.broadsheet.newsroom.session.Sessions;
import io.broadsheet.newsroom.session.SignInPages;
import io.broadsheet.newsroom.template.StaticTemplates;
import io.broadsheet.newsroom.template.Templates;
import io.broadsheet.newsroom.view.Kept;
import io.broadsheet.newsroom.view.Layout;
import io.broadsheet.newsroom.view.Link;
import java.net.URI;
import java.util.List;
import java.util.MissingResourceException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Turns what a page is made of into an answer. */
@Component
class Pages implements SignInPages {

    static final String ARTICLES = "/articles";
    static final String CALENDAR = "/calendar";
    static final String LIBRARY = "/library";
    static final String FRONT = "/front";
    static final String SECTIONS = "/sections";
    static final String MODERATION = "/moderation";
    static final String ACCOUNTS = "/accounts";

    private static final Templates TEMPLATES = new StaticTemplates();
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, UTF_8);

    private final NewsroomSettings settings;
    private final Sessions sessions;
    private final Assets assets;
    private final MessageBundle text;
    private final String site;

    Pages(NewsroomSettings settings, PublicAddresses addresses, Sessions sessions, Assets assets) {
        this.settings = settings;
        this.sessions = sessions;
        this.assets = assets;
        this.text = MessageBundle.of("texts.newsroom", settings.language());
        this.site = addresses.publicUrl().toString();
    }

    /** Which template a page has, with what is filled in. */
    @FunctionalInterface
    interface PageTemplate {
        JteModel with(Templates templates, Layout layout);
    }

    String of(String key, Object... arguments) {
        return text.text(key, arguments);
    }

    /** @return null for a key that is not ours: a newer service's word, or one that somebody typed */
    @Nullable String ofKnown(String key, Object... arguments) {
        try {
            return of(key, arguments);
        } catch (MissingResourceException unknown) {
            return null;
        }
    }

    MessageBundle text() {
        return text;
    }

    String site() {
        return site;
    }

    ResponseEntity<String> page(int status, Session session, String title, PageTemplate template) {
        return page(status, session, title, List.of(), template);
    }

    /** @param session null if nobody is signed in, or that is not known */
    ResponseEntity<String> page(
            int status, @Nullable Session session, String title, List<String> scripts, PageTemplate template) {
        return page(status, session, title, ARTICLES, scripts, template);
    }

    /** One of those on which comments are moderated. */
    ResponseEntity<String> moderation(
            int status, Session session, String title, List<String> scripts, PageTemplate template) {
        return page(status, session, title, MODERATION, scripts, template);
    }

    /** One of those on which accounts are looked after. */
    ResponseEntity<String> accounts(int status, Session session, String title, PageTemplate template) {
        return page(status, session, title, ACCOUNTS, List.of(), template);
    }

    /** A part of a page, for script. */
    ResponseEntity<String> fragment(int status, Session session, PageTemplate template) {
        return page(status, session, "", "", List.of(), template);
    }

    /** @param place which link of the head the page belongs to */
    ResponseEntity<String> page(
            int status,
            @Nullable Session session,
            String title,
            String place,
            List<String> scripts,
            PageTemplate template) {
        var layout = new Layout(
                text,
                title,
                settings.name(),
                site,
                session == null ? null : session.name(),
                session == null ? "" : sessions.formToken(session),
                place,
                session != null && session.mayReadArticles(),
                session != null && session.mayModerate(),
                session != null && session.mayManageAccounts(),
                assets.stylesheet(),
                assets.icon(),
                scripts);
        var html = new StringOutput(16_000);
        template.with(TEMPLATES, layout).render(html);
        var answer = ResponseEntity.status(status).contentType(HTML);
        if (status == 503) {
            answer.header("Retry-After", "5");
        }
        return answer.body(html.toString());
    }

    static ResponseEntity<String> seeOther(String address) {
        return ResponseEntity.status(303).location(URI.create(address)).build();
    }

    /** Something to be said, in the messages {@code KEY.title} and {@code KEY.text}. */
    ResponseEntity<String> message(int status, @Nullable Session session, String key, Link... links) {
        return page(
                status,
                session,
                of(key + ".title"),
                "",
                List.of(),
                (templates, layout) -> templates.message(layout, of(key + ".text"), List.of(links)));
    }

    @Override
    public ResponseEntity<String> issuerAway() {
        return message(503, null, "issuer-away", new Link("/", of("try-again")), new Link(site, of("to-site")));
    }

    @Override
    public ResponseEntity<String> refused() {
        return message(403, null, "refused", new Link("/sign-in", of("sign-in-again")), new Link(site, of("to-site")));
    }

    @Override
    public ResponseEntity<String> begunElsewhere() {
        return message(400, null, "begun-elsewhere", new Link(ARTICLES, of("go-on")));
    }

    @Override
    public ResponseEntity<String> kept(Kept form) {
        return page(
                form.reason().status(),
                null,
                of(form.reason().key() + ".title"),
                List.of(),
                (templates, layout) -> templates.kept(layout, form));
    }
}
