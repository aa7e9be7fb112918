package io.broadsheet.comment.application;

import io.broadsheet.chassis.web.client.ClientAddresses;
import io.broadsheet.comment.domain.Articles;
import io.broadsheet.comment.domain.Comment;
import io.broadsheet.comment.domain.Comments;
import io.broadsheet.comment.domain.ReportReason;
import io.broadsheet.comment.domain.Reports;
import io.broadsheet.comment.domain.Reports.Report;
import io.broadsheet.comment.domain.StoredComment;
import io.broadsheet.comment.domain.UnknownArticle;
import io.broadsheet.comment.domain.UnknownComment;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;

/** Readers report comments; several who do have a moderator look at it. One customer is one reader. */
@Service
public class CommentReporting {
    private final Comments comments;
    private final Articles articles;
    private final Reports reports;
    private final ReportHolding holding;
    private final ReaderHashes readers;
    /** The database's: what one instance dates another one judges. */
    private final InstantSource time;

    CommentReporting(
            Comments comments,
            Articles articles,
            Reports reports,
            ReportHolding holding,
            ReaderHashes readers,
            @Qualifier("databaseClock") InstantSource time) {
        this.comments = comments;
        this.articles = articles;
        this.reports = reports;
        this.holding = holding;
        this.readers = readers;
        this.time = time;
    }

    /**
     * The same reader's report on the same words again changes nothing, also when the comment is held by now.
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
        Instant now = time.instant();
        String customer = ClientAddresses.customer(network);
        var reporters = readers.since("report", id, customer, posting.at(), now);
        // An older build has those of networks that are not customers.
        var known = customer.equals(network)
                ? reporters.stream()
                : Stream.concat(reporters.stream(), readers.since("report", id, network, posting.at(), now).stream());
        var before = reports.knownAs(
                known.flatMap(reporter -> reporter.values().stream()).toList());
        if (!(stored.comment() instanceof Comment.Visible)) {
            if (before.isPresent()) {
                return;
            }
            throw new UnknownComment();
        }
        var reporter = reporters.getFirst();
        int all = reports.add(new Report(
                id,
                before.orElse(reporter.value()),
                reason,
                stored.comment().lastWritten(),
                now,
                reporter.keptUntil()));
        // What signed-in staff wrote is looked after by themselves.
        if (!posting.staff()) {
            holding.reported(id, all);
        }
    }

    /** How often each reason was given. @throws UnknownComment if there is none under this id */
    public Map<ReportReason, Integer> reasons(UUID id) {
        return reports.reasons(
                comments.find(id).orElseThrow(UnknownComment::new).id());
    }
}
