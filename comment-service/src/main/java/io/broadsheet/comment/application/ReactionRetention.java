package io.broadsheet.comment.application;

import io.broadsheet.comment.domain.Reports;
import io.broadsheet.comment.domain.Votes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.IntSupplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** Forgets who voted and reported, and how it could be told, when nothing of it can change any more. The counts stay. */
@Service
class ReactionRetention {
    private static final String INTERVAL = "${broadsheet.comments.retention-interval}";

    private static final int BATCH = 1_000;
    private static final int MOST_BATCHES = 50;

    private final Votes votes;
    private final Reports reports;
    private final ReaderHashes readers;
    /** The database's: what is forgotten by a clock that is wrong is gone for good. */
    private final InstantSource time;

    ReactionRetention(
            Votes votes, Reports reports, ReaderHashes readers, @Qualifier("databaseClock") InstantSource time) {
        this.votes = votes;
        this.reports = reports;
        this.readers = readers;
        this.time = time;
    }

    @Scheduled(fixedDelayString = INTERVAL)
    void forgetVotes() {
        Instant now = time.instant();
        inBatches(() -> votes.forgetBefore(now, BATCH));
    }

    @Scheduled(fixedDelayString = INTERVAL)
    void forgetReports() {
        Instant now = time.instant();
        inBatches(() -> reports.forgetBefore(now, BATCH));
    }

    @Scheduled(fixedDelayString = INTERVAL)
    void forgetKeys() {
        readers.forgetBefore(time.instant());
    }

    private static void inBatches(IntSupplier batch) {
        for (int i = 0; i < MOST_BATCHES && batch.getAsInt() == BATCH; i++) {
            Thread.yield();
        }
    }
}
