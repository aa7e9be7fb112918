package io.broadsheet.systemtest.faults;

import io.broadsheet.systemtest.faults.Calls.Answer;
import io.broadsheet.systemtest.faults.Ledger.LedgerArticle;
import io.broadsheet.systemtest.faults.Ledger.LedgerArticle.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * A reader of the site who looks at articles again and again, while faults last too. Where a page told of a change, none
 * that the same process makes afterwards is from before it.
 */
final class SiteLoad {

    /** What a page is of: the number of the edit stands at the end of each title. */
    private static final Pattern EDIT = Pattern.compile("<h1>[^<]*a\\d+e(\\d+)</h1>");

    private final Calls calls;
    private final Instance site;
    private final Ledger ledger;
    private final Random random;
    private final Map<String, Seen> seen = new HashMap<>();

    /** @param process that made the page */
    private record Seen(long process, int edit) {}

    SiteLoad(Calls calls, Instance site, Ledger ledger, Random random) {
        this.calls = calls;
        this.site = site;
        this.ledger = ledger;
        this.random = random;
    }

    void run(BooleanSupplier over, Runnable pause) {
        while (!over.getAsBoolean()) {
            List<LedgerArticle> articles = List.copyOf(ledger.articles);
            if (!articles.isEmpty()) {
                int index = random.nextInt(articles.size());
                LedgerArticle article = articles.get(index);
                read(article);
                // Of others a view may come when they are withdrawn, and is of nothing then.
                if (index < ArticleLoad.STAYING && article.acknowledged().kind() == Kind.PUBLISHED) {
                    look(article);
                }
            }
            pause.run();
        }
    }

    private void look(LedgerArticle article) {
        article.possibleLooks.incrementAndGet();
        article.looksAtTheSite.incrementAndGet();
        if (calls.atSite(site, "POST", "/articles/" + article.slug() + "/views").status() == 202) {
            article.looks.incrementAndGet();
        }
    }

    private void read(LedgerArticle article) {
        long process = site.process().pid();
        Answer page = calls.atSite(site, "GET", "/articles/" + article.slug());
        var told = EDIT.matcher(page.body());
        if (page.status() != 200 || !told.find() || process != site.process().pid()) {
            return;
        }
        ledger.pages.incrementAndGet();
        var now = new Seen(process, Integer.parseInt(told.group(1)));
        Seen before = seen.put(article.id, now);
        if (before == null || before.process != process) {
            return;
        }
        ledger.comparedPages.incrementAndGet();
        if (now.edit < before.edit) {
            ledger.outdated.add("article " + article.id + " was edit " + before.edit + " on the site, and then "
                    + now.edit + " again");
        }
    }
}
