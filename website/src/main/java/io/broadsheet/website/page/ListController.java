package io.broadsheet.website.page;

import io.broadsheet.chassis.Texts;
import io.broadsheet.website.WebsiteSettings;
import io.broadsheet.website.cache.CachedPage;
import io.broadsheet.website.cache.ServiceCaches;
import io.broadsheet.website.client.Listing;
import io.broadsheet.website.client.NamedCount;
import io.broadsheet.website.client.Query;
import io.broadsheet.website.form.SubscribeForms;
import io.broadsheet.website.view.Link;
import io.broadsheet.website.view.Metadata;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists of articles: by section, topic and author. */
@Controller
class ListController {

    private static final int LENGTH = 20;

    private final ServiceCaches caches;
    private final PageResponder responder;
    private final PageRenderer renderer;
    private final Teasers teasers;
    private final SubscribeForms subscribeForms;
    private final WebsiteSettings settings;

    ListController(
            ServiceCaches caches,
            PageResponder responder,
            PageRenderer renderer,
            Teasers teasers,
            SubscribeForms subscribeForms,
            WebsiteSettings settings) {
        this.subscribeForms = subscribeForms;
        this.settings = settings;
        this.caches = caches;
        this.responder = responder;
        this.renderer = renderer;
        this.teasers = teasers;
    }

    /**
     * One list.
     *
     * @param kicker name of the text that says what kind of list
     * @param parameter by which article-service knows it
     * @param feed null if it has none of its own
     */
    record Kind(
            String kicker,
            String parameter,
            Link link,
            @Nullable String feed) {

        Kind as(String name) {
            return switch (parameter) {
                case "section" -> section(name);
                case "tag" -> topic(name);
                default -> author(name);
            };
        }

        static Kind section(String name) {
            return new Kind("list.section", "section", Paths.section(name), null);
        }

        static Kind topic(String name) {
            var feed = Query.of("/feeds/rss.xml").with("tag", name).toString();
            return new Kind("list.topic", "tag", Paths.topic(name), feed);
        }

        static Kind author(String name) {
            return new Kind("list.author", "author", Paths.author(name), null);
        }

        /** As a reader subscribes to it. */
        String subject() {
            return parameter.equals("tag") ? link.text() : parameter + ":" + link.text();
        }

        String query(@Nullable String after) {
            return Query.of("/articles")
                    .with(parameter, link.text())
                    .with("limit", LENGTH)
                    .with("after", after)
                    .toString();
        }
    }

    @GetMapping("/sections/{section}")
    void section(
            @PathVariable String section,
            @RequestParam @Nullable String after,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        serve(Kind.section(section), after, request, response);
    }

    @GetMapping("/topics/{tag}")
    void topic(
            @PathVariable String tag,
            @RequestParam @Nullable String after,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        serve(Kind.topic(tag), after, request, response);
    }

    @GetMapping("/authors/{author}")
    void author(
            @PathVariable String author,
            @RequestParam @Nullable String after,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        serve(Kind.author(author), after, request, response);
    }

    private void serve(Kind kind, @Nullable String after, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        responder.serve(request, response, context -> page(context, kind, after), "after");
    }

    private CachedPage page(PageRenderer.RenderContext context, Kind kind, @Nullable String after) {
        var asked = context.dependencies().ask(caches.lists(), kind.query(after));
        var sections = kind.parameter().equals("section") ? sections(context) : List.<NamedCount>of();
        var renamed = sections.stream()
                .filter(section -> section.formerly().stream()
                        .anyMatch(name -> isSame(name, kind.link().text())))
                .findFirst();
        if (renamed.isPresent()) {
            return renderer.moved(context, Paths.section(renamed.get().name()).href());
        }
        var popular = caches.popular(context.dependencies());
        var list = asked.get();
        if (list != null && list.items().isEmpty() && after != null) {
            return renderer.leadOn(context, kind.link().href());
        }
        if (list != null && list.items().isEmpty() && !isSection(kind, sections)) {
            return elsewhere(context, kind);
        }
        var spelling = list == null ? null : spelling(kind, list.wanted());
        if (spelling != null && !spelling.equals(kind.link().text()) && after == null) {
            return renderer.moved(context, kind.as(spelling).link().href());
        }
        var name = kind.link().text();
        var kicker = renderer.text(kind.kicker());
        var feeds = kind.feed() == null ? List.<Link>of() : List.of(new Link(renderer.feed(name), kind.feed()));
        if (after != null) {
            context.within(kind.link().href());
        }
        // What later pages show moves with every article.
        var metadata = after != null
                ? Metadata.plain(name)
                : renderer.lasting(
                        name, kicker + " " + name, kind.link().href(), feeds, list == null ? List.of() : list.items());
        return context.render(
                200,
                metadata,
                (templates, layout) -> templates.list(
                        layout,
                        kicker,
                        !kind.parameter().equals("section"),
                        name,
                        kind.parameter().equals("author")
                                ? settings.biographies().get(name)
                                : null,
                        list == null ? null : teasers.of(list.items()),
                        next(kind.link().href(), list == null ? null : list.next()),
                        kind.feed(),
                        teasers.ofOptional(popular.get()),
                        subscribeForms.formFor(kind.subject()),
                        within(kind, sections)));
    }

    private List<NamedCount> sections(PageRenderer.RenderContext context) {
        var known = context.dependencies()
                .ask(caches.counts(), ServiceCaches.SECTIONS)
                .get();
        return known == null ? List.of() : known;
    }

    /** The sections within the one that is shown. */
    private static List<Link> within(Kind kind, List<NamedCount> sections) {
        return sections.stream()
                .filter(section -> section.parent() != null
                        && section.count() > 0
                        && isSame(section.parent(), kind.link().text()))
                .map(section -> Paths.section(section.name()))
                .toList();
    }

    /** Whether it is one of the paper's, perhaps without an article so far. */
    private static boolean isSection(Kind kind, List<NamedCount> sections) {
        return sections.stream()
                .anyMatch(section -> section.name().equals(kind.link().text()));
    }

    /** Where it is spelt otherwise, or nowhere. What was typed is not repeated: it may be anything. */
    private CachedPage elsewhere(PageRenderer.RenderContext context, Kind kind) {
        var names = kind.parameter().equals("author")
                ? List.<NamedCount>of()
                : context.dependencies()
                        .ask(
                                caches.counts(),
                                kind.parameter().equals("tag") ? ServiceCaches.TAGS : ServiceCaches.SECTIONS)
                        .get();
        return names == null
                ? renderer.message(404, "error.unknown", "error.unknown.text")
                : names.stream()
                        .map(NamedCount::name)
                        .filter(name -> isSame(name, kind.link().text()))
                        // Whose last article has just gone is counted still.
                        .filter(name -> !name.equals(kind.link().text()))
                        .findFirst()
                        .map(name ->
                                renderer.moved(context, kind.as(name).link().href()))
                        .orElseGet(() -> renderer.message(404, "error.unknown", "error.unknown.text"));
    }

    private static @Nullable String spelling(Kind kind, Listing.@Nullable Wanted wanted) {
        var name = wanted == null
                ? null
                : switch (kind.parameter()) {
                    case "section" -> wanted.section();
                    case "tag" -> wanted.tag();
                    default -> wanted.author();
                };
        return name == null ? null : name.name();
    }

    private static boolean isSame(String name, String other) {
        return Texts.folded(name).equals(Texts.folded(other));
    }

    static @Nullable String next(String path, @Nullable String cursor) {
        return cursor == null ? null : Query.of(path).with("after", cursor).toString();
    }
}
