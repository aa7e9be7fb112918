package io.broadsheet.comment.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Which comments readers reported, each reader once per comment, by hashes that name nobody. */
public interface Reports {

    /**
     * Keeps the first report of a reader on the words of a comment, and raises the count on the comment: a reader counts
     * once. Again changes nothing.
     *
     * @return how many readers reported it
     */
    int add(Report report);

    int count(UUID commentId, Instant after);

    /** Of these hashes of one reader the one under which a report is kept. */
    Optional<String> knownAs(Collection<String> reporters);

    /** How often each reason was given. */
    Map<ReportReason, Integer> reasons(UUID commentId);

    /** @return how many were forgotten; fewer than {@code most} when none is left */
    int forgetBefore(Instant limit, int most);

    /**
     * @param reporter hash of comment and reader
     * @param written when the words were that it is about
     * @param keptUntil when it can be forgotten
     */
    record Report(
            UUID commentId, String reporter, ReportReason reason, Instant written, Instant at, Instant keptUntil) {}
}
