package io.broadsheet.comment.application;

import io.broadsheet.comment.domain.Articles;
import io.broadsheet.comment.domain.Comment;
import io.broadsheet.comment.domain.Comments;
import io.broadsheet.comment.domain.ReportReason;
import io.broadsheet.comment.domain.Reports;
import io.broadsheet.comment.domain.Reports.Report;
import io.broadsheet.comment.domain.StoredComment;
import io.broadsheet.comment.domain.UnknownArticle;
import io.broadsheet.comment.domain.UnknownComment;
import io.broadsheet.comment.domain.VotingOver;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Readers report comments; several who do have a moderator look at it. One network is one reader. */
@Service
public class CommentReporting {
    private final Comments comments;
    private final Articles articles;
    private final Reports reports;
    private final ReportHolding holding;
    private final ReaderHashes readers;
    private final CommentProperties properties;
    private final Clock clock;

    CommentReporting(
            Comments comments,
            Articles articles,
            Reports reports,
            ReportHolding holding,
            ReaderHashes readers,
            CommentProperties properties,
            Clock clock) {
        this.comments = comments;
        this.articles = articles;
        this.reports = reports;
        this.holding = holding;
        this.readers = readers;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * The same reader's report on it again changes nothing, also when the comment is held by now.
     *
     * @throws UnknownComment if readers see none under this id
     * @throws io.broadsheet.comment.domain.ArticleGone if readers may not see its article
     */
    public void report(UUID id, ReportReason reason, String network) {
        StoredComment stored = comments.find(id).orElseThrow(UnknownComment::new);
        var posting = stored.comment().posting();
        articles.find(posting.place().articleId())
                .orElseThrow(UnknownArticle::new)
                .readable();
        Instant now = clock.instant();
        // The salt of an older month may be gone.
        Instant month = now.isAfter(posting.at().plus(properties.votingOpen())) ? now : posting.at();
        var reporter = reporter(id, network, month, now);
        if (!(stored.comment() instanceof Comment.Visible)) {
            if (reports.isKnown(reporter.value())) {
                return;
            }
            throw new UnknownComment();
        }
        int all = reports.add(new Report(id, reporter.value(), reason, now, reporter.keptUntil()));
        // What signed-in staff wrote is looked after by themselves.
        if (!posting.staff()) {
            holding.reported(id, all);
        }
    }

    /** However long the site lets readers vote, the salt of an older month may be gone. */
    private ReaderHashes.ReaderHash reporter(UUID id, String network, Instant month, Instant now) {
        try {
            return readers.of("report", id, network, month);
        } catch (VotingOver e) {
            return readers.of("report", id, network, now);
        }
    }

    /** How often each reason was given. @throws UnknownComment if there is none under this id */
    public Map<ReportReason, Integer> reasons(UUID id) {
        return reports.reasons(
                comments.find(id).orElseThrow(UnknownComment::new).id());
    }
}
