package io.broadsheet.systemtest.faults;

import io.broadsheet.systemtest.faults.Calls.Answer;
import io.broadsheet.systemtest.faults.Ledger.LedgerArticle;
import io.broadsheet.systemtest.faults.Ledger.LedgerArticle.Kind;
import io.broadsheet.systemtest.faults.Ledger.LedgerArticle.State;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What readers of the site see is what the services have: each article, its topic, its comments and how many they are. */
final class SiteChecks {

    private static final String PROMISE = "the site shows what is";
    private static final Pattern COUNT = Pattern.compile("id=\"thread\" data-count=\"(\\d+)\"");

    private final Instance site;
    private final Calls calls;

    SiteChecks(Instance site, Calls calls) {
        this.site = site;
        this.calls = calls;
    }

    List<Finding> of(Ledger ledger) {
        var wrong = new ArrayList<String>();
        String topic = calls.atSite(site, "GET", "/topics/" + ledger.tag).body();
        for (LedgerArticle article : ledger.articles) {
            // Of one in doubt the owner's answer decides, which others compare with.
            if (article.possible().isEmpty() && article.acknowledged().publicTitle() != null) {
                String page = page(article, article.acknowledged());
                if (page != null) {
                    wrong.add("article " + article.id + " " + page);
                }
                boolean isListed = topic.contains(article.acknowledged().publicTitle() + "<");
                if (isListed != (article.acknowledged().kind() == Kind.PUBLISHED)) {
                    wrong.add("article " + article.id + (isListed ? " is still" : " is not")
                            + " in the list of its topic");
                }
            }
        }
        var findings = new ArrayList<Finding>();
        wrong.forEach(what -> findings.add(new Finding(ledger.seed, PROMISE, what)));
        return findings;
    }

    private @Nullable String page(LedgerArticle article, State state) {
        Answer page = calls.atSite(site, "GET", "/articles/" + article.slug());
        if (state.kind() != Kind.PUBLISHED) {
            boolean isGone = page.status() == 410 || state.kind() == Kind.ERASED && page.status() == 404;
            return isGone ? null : "is still " + page.status();
        }
        if (page.status() != 200 || !page.body().contains("<h1>" + state.publicTitle() + "</h1>")) {
            return "is not " + state.publicTitle() + " but " + page.status();
        }
        return comments(article, page.body());
    }

    private @Nullable String comments(LedgerArticle article, String page) {
        Answer listed = calls.reader(
                RunningSystem.COMMENTS, "GET", "/articles/" + article.id + "/comments?sort=newest&limit=20", null);
        if (!listed.isDone()) {
            return "has comments that are " + listed.status();
        }
        int visible = 0;
        for (var item : Calls.comments(listed).toList()) {
            if (item.get("state").asString().equals("visible")) {
                visible++;
                if (!page.contains(item.get("text").asString())) {
                    return "lacks the comment " + item.get("id").asString();
                }
            }
        }
        var count = COUNT.matcher(page);
        boolean isAll = !listed.json().hasNonNull("next");
        return count.find() && (!isAll || Integer.parseInt(count.group(1)) == visible)
                ? null
                : "does not count " + visible + " comments";
    }
}
