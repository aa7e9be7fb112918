package io.broadsheet.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How soon the website shows what the newsroom did, from its call until a reader who asks again and again sees it. */
final class Freshness {

    static final int WEBSITE = 8080;

    private Freshness() {}

    /** Until the front page names the article and its own page is there. */
    static Latencies published(Site site, int perSecond, Duration length) throws Exception {
        var drafts = new ArrayList<String>();
        for (int i = 0; i < perSecond * length.toSeconds(); i++) {
            drafts.add(Articles.draft(site, "Fresh " + i + " at " + System.nanoTime()));
        }
        return Latencies.at(perSecond, length, number -> {
            String page = page(Site.member(Articles.publishDraft(site, drafts.get(number)), "slug"));
            Latencies.await(() -> site.get(WEBSITE, "/").contains('"' + page + '"'));
            Latencies.await(() -> site.status(WEBSITE, page) == 200);
        });
    }

    /** Until the article's page, which has been read before, has its new title. */
    static Latencies changed(Site site, int perSecond, Duration length) throws Exception {
        var articles = read(site, (int) (perSecond * length.toSeconds()));
        for (var article : articles) {
            Articles.retitle(site, article, "Corrected " + article.id());
        }
        return Latencies.at(perSecond, length, number -> {
            var article = articles.get(number);
            Articles.publishDraft(site, article.id());
            Latencies.await(() -> site.get(WEBSITE, page(article.slug())).contains("Corrected " + article.id()));
        });
    }

    /** Until the article's page, which has been read before, says that it is gone. */
    static Latencies withdrawn(Site site, int perSecond, Duration length) throws Exception {
        var articles = read(site, (int) (perSecond * length.toSeconds()));
        return Latencies.at(perSecond, length, number -> {
            var article = articles.get(number);
            Articles.withdraw(site, article.id());
            Latencies.await(() -> site.status(WEBSITE, page(article.slug())) == 410);
        });
    }

    private static List<Articles.Article> read(Site site, int count) throws Exception {
        var articles = new ArrayList<Articles.Article>();
        for (int i = 0; i < count; i++) {
            var article = Articles.publish(site, "Read " + i + " at " + System.nanoTime());
            articles.add(article);
            Latencies.await(() -> site.status(WEBSITE, page(article.slug())) == 200);
        }
        return articles;
    }

    private static String page(String slug) {
        return "/articles/" + slug;
    }
}
