package io.broadsheet.website.page;

import io.broadsheet.website.WebsiteSettings;
import io.broadsheet.website.cache.CachedPage;
import io.broadsheet.website.cache.ServiceCaches;
import io.broadsheet.website.client.Listing;
import io.broadsheet.website.client.Summary;
import io.broadsheet.website.view.Link;
import io.broadsheet.website.view.Teaser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The front page: what the newsroom put on top, then what is newest, section by section. */
@Controller
class HomeController {

    private static final int SECONDS = 4;
    private static final int BRIEF = 6;
    private static final int SECTIONS = 8;
    private static final int IN_SECTION = 3;

    private final ServiceCaches caches;
    private final PageResponder responder;
    private final PageRenderer renderer;
    private final Teasers teasers;
    private final WebsiteSettings settings;

    HomeController(
            ServiceCaches caches,
            PageResponder responder,
            PageRenderer renderer,
            Teasers teasers,
            WebsiteSettings settings) {
        this.caches = caches;
        this.responder = responder;
        this.renderer = renderer;
        this.teasers = teasers;
        this.settings = settings;
    }

    @GetMapping("/")
    void home(HttpServletRequest request, HttpServletResponse response) throws IOException {
        responder.serve(request, response, this::page);
    }

    private CachedPage page(PageRenderer.RenderContext context) {
        var asked = context.dependencies().ask(caches.lists(), ServiceCaches.FRONT);
        var askedNewest = context.dependencies().ask(caches.lists(), ServiceCaches.NEWEST);
        var popular = caches.popular(context.dependencies());
        var front = asked.get();
        var newest = askedNewest.get();
        var top = items(front == null ? newest : front).stream()
                .limit(1 + SECONDS)
                .toList();
        var placed = top.stream().map(Summary::id).collect(Collectors.toSet());
        var metadata = renderer.lasting(settings.motto(), settings.motto(), "/", List.of());
        return context.render(
                200,
                metadata.titled(settings.name() + " – " + settings.motto()),
                (templates, layout) -> templates.home(
                        layout,
                        top.isEmpty() ? null : teasers.of(top.getFirst()),
                        teasers.of(top.stream().skip(1).toList()),
                        teasers.of(items(newest).stream()
                                .filter(summary -> !placed.contains(summary.id()))
                                .limit(BRIEF)
                                .toList()),
                        bySection(items(newest), placed),
                        teasers.ofOptional(popular.get()),
                        front == null && newest == null));
    }

    private static List<Summary> items(@Nullable Listing<Summary> list) {
        return list == null ? List.of() : list.items();
    }

    /** Every article once: who stands on top is not repeated below. */
    private Map<Link, List<Teaser>> bySection(List<Summary> newest, Set<UUID> placed) {
        var sections = new LinkedHashMap<Link, List<Teaser>>();
        for (var summary : newest) {
            var section = summary.section();
            if (section == null || placed.contains(summary.id())) {
                continue;
            }
            var link = Paths.section(section);
            if (sections.size() < SECTIONS || sections.containsKey(link)) {
                var articles = sections.computeIfAbsent(link, unknown -> new ArrayList<>());
                if (articles.size() < IN_SECTION) {
                    articles.add(teasers.of(summary));
                }
            }
        }
        return sections;
    }
}
