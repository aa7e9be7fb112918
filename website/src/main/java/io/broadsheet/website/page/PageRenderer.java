package io.broadsheet.website.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.jte.generated.precompiled.StaticTemplates;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import gg.jte.output.StringOutput;
import io.broadsheet.cache.CachedResponse;
import io.broadsheet.chassis.PublicAddresses;
import io.broadsheet.website.WebsiteSettings;
import io.broadsheet.website.cache.CachedPage;
import io.broadsheet.website.cache.PageDependencies;
import io.broadsheet.website.cache.ServiceCaches;
import io.broadsheet.website.client.NamedCount;
import io.broadsheet.website.client.Summary;
import io.broadsheet.website.head.Assets;
import io.broadsheet.website.head.SecurityHeaders;
import io.broadsheet.website.text.Texts;
import io.broadsheet.website.view.Icons;
import io.broadsheet.website.view.Layout;
import io.broadsheet.website.view.Layout.Place;
import io.broadsheet.website.view.Link;
import io.broadsheet.website.view.Metadata;
import io.broadsheet.website.view.Picture;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Turns what a page is made of into its bytes. */
@Component
public class PageRenderer {

    static final String HTML = "text/html;charset=UTF-8";
    private static final int MOST_SECTIONS = 10;

    private static final Templates TEMPLATES = new StaticTemplates();

    private final WebsiteSettings settings;
    private final ServiceCaches caches;
    private final Assets assets;
    private final SecurityHeaders security;
    private final LocalFormats formats;
    private final Texts texts;
    private final Pictures pictures;
    private final String site;
    private final Picture card;

    PageRenderer(
            WebsiteSettings settings,
            PublicAddresses addresses,
            ServiceCaches caches,
            Assets assets,
            SecurityHeaders security,
            LocalFormats formats,
            Texts texts,
            Pictures pictures) {
        this.settings = settings;
        this.caches = caches;
        this.assets = assets;
        this.security = security;
        this.formats = formats;
        this.texts = texts;
        this.pictures = pictures;
        this.site = addresses.publicUrl().toString();
        this.card = Picture.of(site + assets.card(), 1200, 630, settings.name());
    }

    /** A page in the making; what all pages show is asked for first. */
    public RenderContext begin() {
        var dependencies = new PageDependencies();
        return new RenderContext(dependencies, dependencies.ask(caches.counts(), ServiceCaches.SECTIONS));
    }

    /** Something to be said, and nothing else: the text of that name and those that follow it, each a paragraph. */
    public CachedPage message(int status, String title, String... paragraphs) {
        return message(
                begin(),
                status,
                texts.of(title),
                Arrays.stream(paragraphs).map(texts::of).toArray(String[]::new));
    }

    /** The same of words that are known already. */
    CachedPage message(RenderContext context, int status, String title, String... paragraphs) {
        var said = Arrays.stream(paragraphs).filter(text -> !text.isEmpty()).toList();
        return context.render(
                status, Metadata.plain(title), (templates, layout) -> templates.message(layout, title, said));
    }

    /** Of a page that lasts: a search engine may find it. */
    Metadata lasting(String title, String path) {
        return lasting(title, null, path, List.of());
    }

    Metadata lasting(String title, @Nullable String description, String path, List<Link> feeds) {
        return Metadata.lasting(title, description, path, site + path, feeds);
    }

    /** A page about several articles, with a picture of one of them. */
    Metadata lasting(String title, @Nullable String description, String path, List<Link> feeds, List<Summary> about) {
        var picture = about.stream()
                .map(summary -> pictures.of(summary.heroImage()))
                .filter(Objects::nonNull)
                .findFirst();
        return lasting(title, description, path, feeds)
                .pictured(picture.map(pictures::absolute).orElse(null));
    }

    CachedPage moved(RenderContext context, String location) {
        return elsewhere(context, 301, location);
    }

    /** From where there is nothing for now. */
    CachedPage leadOn(RenderContext context, String location) {
        return elsewhere(context, 302, location);
    }

    private CachedPage elsewhere(RenderContext context, int status, String location) {
        var answer = security.on(CachedResponse.ok(HTML, "no-cache", new byte[0]))
                .withHeader(HttpHeaders.LOCATION, location)
                .withStatus(status);
        return CachedPage.lasting(status, answer, context.dependencies().answers());
    }

    /** What a feed about something is called. */
    String feed(String about) {
        return settings.name() + ": " + about;
    }

    String text(String key, Object... arguments) {
        return texts.of(key, arguments);
    }

    /** Which template a page has, with what is filled in. */
    @FunctionalInterface
    public interface PageTemplate {
        JteModel with(Templates templates, Layout layout);
    }

    /** One page, before it is rendered. */
    public final class RenderContext {
        private final PageDependencies dependencies;
        private final Supplier<@Nullable List<NamedCount>> sections;
        /** Of the day on which it began to be made: parts of it may be of that day. */
        private final long rightUntil = formats.endOfToday();

        private String language = texts.language();
        private @Nullable Place place;

        private RenderContext(PageDependencies dependencies, Supplier<@Nullable List<NamedCount>> sections) {
            this.dependencies = dependencies;
            this.sections = sections;
        }

        public PageDependencies dependencies() {
            return dependencies;
        }

        void language(String ofContent) {
            language = ofContent;
        }

        /** The page that this one belongs to. */
        void within(String href) {
            place = new Place(href, false);
        }

        public CachedPage render(int status, Metadata metadata, PageTemplate template) {
            var html = new StringOutput(16_000);
            template.with(TEMPLATES, layout(metadata)).render(html);
            return new CachedPage(status, answer(status, html.toString()), dependencies.answers(), rightUntil);
        }

        private CachedResponse answer(int status, String html) {
            var kept = dependencies.isComplete() ? "no-cache" : "no-store";
            var answer = security.on(CachedResponse.ok(HTML, kept, html.getBytes(UTF_8)));
            var patient = switch (status) {
                case 429 -> answer.withHeader(HttpHeaders.RETRY_AFTER, "60");
                case 503 -> answer.withHeader(HttpHeaders.RETRY_AFTER, "5");
                default -> answer;
            };
            return patient.withStatus(status);
        }

        private Layout layout(Metadata metadata) {
            var named = sections.get();
            return new Layout(
                    texts,
                    settings.name(),
                    settings.motto(),
                    texts.language(),
                    texts.direction(),
                    language,
                    Texts.direction(language),
                    formats.today(),
                    named == null ? null : links(named),
                    place == null && metadata.path() != null ? new Place(metadata.path(), true) : place,
                    new Icons(assets.icon(), assets.touchIcon()),
                    assets.stylesheet(),
                    assets.script(),
                    metadata.picture() == null && metadata.canonical() != null ? metadata.pictured(card) : metadata);
        }

        private static List<Link> links(List<NamedCount> sections) {
            return sections.stream()
                    .filter(section -> section.parent() == null && section.count() > 0)
                    .limit(MOST_SECTIONS)
                    .map(section -> Paths.section(section.name()))
                    .toList();
        }
    }
}
