package io.broadsheet.systemtest.faults;

import static io.broadsheet.systemtest.faults.RunningSystem.ARTICLES;
import static io.broadsheet.systemtest.faults.RunningSystem.COMMENTS;

import io.broadsheet.systemtest.faults.Calls.Answer;
import io.broadsheet.systemtest.faults.Ledger.LedgerArticle;
import io.broadsheet.systemtest.faults.Ledger.LedgerArticle.Kind;
import io.broadsheet.systemtest.faults.Ledger.LedgerComment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every acknowledged command on a comment counts, each comment is there once, and counts are what readers see. */
final class CommentChecks {

    private final RunningSystem system;
    private final Calls calls;
    private final TopicChecks topics;

    CommentChecks(RunningSystem system, Calls calls, TopicChecks topics) {
        this.system = system;
        this.calls = calls;
        this.topics = topics;
    }

    List<Finding> of(Ledger ledger) {
        var findings = new ArrayList<Finding>();
        for (LedgerComment comment : ledger.comments) {
            String wrong = check(comment);
            if (wrong != null) {
                findings.add(new Finding(
                        ledger.seed, "acknowledged commands are everywhere", "comment " + comment.id + " " + wrong));
            }
        }
        Set<String> commentedOn =
                ledger.comments.stream().map(comment -> comment.articleId).collect(Collectors.toSet());
        for (LedgerArticle article : ledger.articles) {
            if (commentedOn.contains(article.id) && article.acknowledged().kind() == Kind.PUBLISHED) {
                String wrong = count(article);
                if (wrong != null) {
                    findings.add(new Finding(ledger.seed, "nothing is counted twice or missed", wrong));
                }
            }
        }
        return findings;
    }

    private @Nullable String check(LedgerComment comment) {
        for (Instance instance : system.instances(COMMENTS)) {
            Answer own = calls.readerAt(instance, "/comments/" + comment.id, "X-Edit-Token", comment.editToken);
            if (comment.removed) {
                if (own.status() != 410) {
                    return "was removed and is " + own.status() + " at " + instance.name();
                }
                continue;
            }
            if (!own.isDone() || !own.json().get("text").asString().equals(comment.text)) {
                return "is not “" + comment.text + "” but " + own.status() + " " + own.body();
            }
            String state = own.json().get("state").asString();
            boolean mustBeSeen = comment.approved && !comment.editedAfterApproval;
            if (mustBeSeen && !state.equals("visible") || !comment.approved && !state.equals("held")) {
                return "is " + state + ", approved: " + comment.approved;
            }
        }
        return topics.comment(comment.id);
    }

    private @Nullable String count(LedgerArticle article) {
        Answer listed = calls.reader(COMMENTS, "GET", "/articles/" + article.id + "/comments?limit=100", null);
        if (!listed.isDone()) {
            return "the comments on article " + article.id + " are " + listed.status();
        }
        var visible = new HashSet<String>();
        var texts = new ArrayList<String>();
        Calls.comments(listed).forEach(item -> {
            if (item.get("state").asString().equals("visible")) {
                visible.add(item.get("id").asString());
                texts.add(item.get("text").asString());
            }
        });
        if (new HashSet<>(texts).size() != texts.size()) {
            return "a comment is there twice on article " + article.id + ": " + texts;
        }
        for (Instance instance : system.instances(ARTICLES)) {
            Answer seen = calls.readerAt(instance, "/articles/" + article.slug());
            if (!seen.isDone() || seen.json().get("commentCount").asInt() != visible.size()) {
                return instance.name() + " does not count " + visible.size() + " comments on article " + article.id
                        + (seen.isDone() ? " but " + seen.json().get("commentCount") : "");
            }
        }
        String told = topics.count(article.id, visible.size());
        return told == null ? null : "article " + article.id + " " + told;
    }
}
