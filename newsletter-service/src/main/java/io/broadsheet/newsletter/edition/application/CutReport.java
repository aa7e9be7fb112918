package io.broadsheet.newsletter.edition.application;

/**
 * What a cut led to so far.
 *
 * @param cohorts that had readers to be served
 * @param deliveries mails that entered the ledger
 * @param skipped cohorts for which nothing matched
 * @param finished whether more may come
 */
public record CutReport(long number, long cohorts, long deliveries, long skipped, boolean finished) {}
