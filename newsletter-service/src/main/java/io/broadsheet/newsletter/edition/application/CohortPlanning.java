package io.broadsheet.newsletter.edition.application;

import io.broadsheet.newsletter.delivery.DigestQueue;
import io.broadsheet.newsletter.delivery.DigestQueue.DigestDelivery;
import io.broadsheet.newsletter.edition.domain.Cohort;
import io.broadsheet.newsletter.edition.domain.Cut;
import io.broadsheet.newsletter.edition.domain.Edition;
import io.broadsheet.newsletter.edition.domain.EditionId;
import io.broadsheet.newsletter.edition.domain.Editions;
import io.broadsheet.newsletter.edition.domain.Story;
import io.broadsheet.newsletter.edition.domain.Taste;
import io.broadsheet.newsletter.subscription.Recipients;
import io.broadsheet.newsletter.subscription.Recipients.Due;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Gives the readers of one cohort what they are to get of one cut, a page of readers at a time. */
final class CohortPlanning {
    private static final int PAGE = 1_000;

    private final Recipients recipients;
    private final Editions editions;
    private final DigestQueue queue;
    private final Clock clock;

    CohortPlanning(Recipients recipients, Editions editions, DigestQueue queue, Clock clock) {
        this.recipients = recipients;
        this.editions = editions;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * Serves all readers of the cohort who are below the number of the cut. Deliveries are in the ledger before
     * {@code served} says so, so a second run finds either nothing to do, or deliveries that are there already.
     *
     * @param mayWrite is asked before each page is written; throws if another planner has taken over
     */
    void plan(Cohort cohort, Cut cut, Backlog backlog, Runnable mayWrite) {
        var number = cut.number();
        var key = cohort.key();
        var taste = Taste.of(cohort);
        var selections = new HashMap<Long, Edition>();
        var before = List.<Due>of();
        for (var page = recipients.due(key, number, PAGE); !page.isEmpty(); page = recipients.due(key, number, PAGE)) {
            if (page.equals(before)) {
                throw new IllegalStateException("Readers of cut " + number + " cannot be served");
            }
            before = page;
            var fresh = new ArrayList<Edition>();
            for (var reader : page) {
                selections.computeIfAbsent(reader.served(), served -> {
                    var selection = select(cohort, key, number, served, taste.choose(backlog.since(served)));
                    fresh.add(selection);
                    return selection;
                });
            }
            mayWrite.run();
            if (!fresh.isEmpty()) {
                editions.add(fresh, clock.instant());
            }
            enter(page, cut, selections);
            recipients.serve(page.stream().map(Due::id).toList(), number);
        }
    }

    private static Edition select(Cohort cohort, String key, long number, long served, List<Story> stories) {
        return new Edition(
                EditionId.of(key, served, number),
                number,
                key,
                served,
                cohort.cadence(),
                stories.stream().map(Story::id).toList());
    }

    private void enter(List<Due> page, Cut cut, Map<Long, Edition> selections) {
        var deliveries = new ArrayList<DigestDelivery>();
        for (var reader : page) {
            var edition = Objects.requireNonNull(selections.get(reader.served()));
            if (!edition.skipped()) {
                deliveries.add(new DigestDelivery(
                        EditionId.of(reader.id(), cut.number()),
                        reader.id(),
                        edition.id(),
                        cut.number(),
                        cut.traceparent()));
            }
        }
        if (!deliveries.isEmpty()) {
            queue.add(deliveries);
        }
    }
}
