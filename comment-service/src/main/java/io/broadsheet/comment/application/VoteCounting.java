package io.broadsheet.comment.application;

import io.broadsheet.chassis.LogLimit;
import io.broadsheet.chassis.Loggable;
import io.broadsheet.comment.domain.Votes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** Keeps the counts of votes on comments right, whatever comes twice, late, or at two instances at once. */
@Service
public class VoteCounting {
    private static final Logger LOG = LoggerFactory.getLogger(VoteCounting.class);
    private static final LogLimit FAILED = new LogLimit(Duration.ofMinutes(1));
    /** A count that meets new votes each time leaves the rest to those who cast them, or to the sweep. */
    private static final int COUNTS_IN_A_ROW = 3;

    private static final int AT_ONCE = 64;
    private static final int BATCH = 200;
    private static final Duration LEFT_BEHIND = Duration.ofSeconds(2);

    private final Votes votes;
    private final InstantSource time;
    private final Lock[] locks =
            Stream.generate(ReentrantLock::new).limit(AT_ONCE).toArray(Lock[]::new);

    VoteCounting(Votes votes, @Qualifier("databaseClock") InstantSource time) {
        this.votes = votes;
        this.time = time;
    }

    /** Whoever waits here finds most often that the count before took its vote along. */
    void count(UUID commentId) {
        Lock lock = locks[Math.floorMod(commentId.hashCode(), AT_ONCE)];
        lock.lock();
        try {
            for (int i = 0; i < COUNTS_IN_A_ROW && !votes.count(commentId); i++) {
                Thread.yield();
            }
        } finally {
            lock.unlock();
        }
    }

    @Scheduled(fixedDelayString = "${broadsheet.comments.recount-sweep}")
    void sweep() {
        for (UUID id : votes.markedBefore(time.instant().minus(LEFT_BEHIND), BATCH)) {
            try {
                count(id);
            } catch (RuntimeException e) {
                if (FAILED.allows()) {
                    LOG.warn("Votes on comment {} could not be counted; it is tried again", id, Loggable.of(e));
                }
            }
        }
    }
}
