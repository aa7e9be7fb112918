package io.broadsheet.comment.application;

import io.broadsheet.comment.domain.Comments;
import io.broadsheet.comment.domain.HoldReason;
import io.broadsheet.comment.domain.PhaseName;
import io.broadsheet.comment.domain.Pipeline;
import io.broadsheet.comment.domain.Reports;
import io.broadsheet.comment.domain.UnknownComment;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;

/** Holds what readers reported often, until a moderator has looked. */
@Service
public class ReportHolding {
    private final Comments comments;
    private final Reports reports;
    private final Pipelines pipelines;
    /** The database's: what one instance dates another one judges. */
    private final InstantSource time;

    ReportHolding(
            Comments comments, Reports reports, Pipelines pipelines, @Qualifier("databaseClock") InstantSource time) {
        this.comments = comments;
        this.reports = reports;
        this.pipelines = pipelines;
        this.time = time;
    }

    /**
     * After each report, or again: the same number changes nothing more.
     *
     * @param all reports, those before a moderator's last decision too
     * @throws UnknownComment if there is none under this id
     */
    public void reported(UUID id, int all) {
        Pipeline pipeline = pipelines.ofNow();
        int toHold = pipeline.limits().reportsToHold();
        if (!pipeline.asks(PhaseName.REPORTS) || all < toHold) {
            return;
        }
        Instant known =
                comments.find(id).orElseThrow(UnknownComment::new).comment().decidedAt();
        // Reports of what a moderator has looked at since do not count again.
        if (reports.count(id, known) >= toHold) {
            Instant now = time.instant();
            comments.update(id, stored -> stored.comment().hold(HoldReason.REPORTED, known, now));
        }
    }
}
