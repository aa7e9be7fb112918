package io.broadsheet.newsletter.edition.application;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.broadsheet.newsletter.delivery.DigestQueue;
import io.broadsheet.newsletter.delivery.DigestQueue.DigestDelivery;
import io.broadsheet.newsletter.edition.domain.Cadence;
import io.broadsheet.newsletter.edition.domain.Cut;
import io.broadsheet.newsletter.edition.domain.Edition;
import io.broadsheet.newsletter.edition.domain.Editions;
import io.broadsheet.newsletter.edition.domain.Story;
import io.broadsheet.newsletter.edition.domain.TopicFilter;
import io.broadsheet.newsletter.subscription.Recipients;
import io.broadsheet.newsletter.subscription.Recipients.Due;
import io.broadsheet.newsletter.subscription.Recipients.FoundCohort;
import io.broadsheet.newsletter.subscription.Recipients.Promise;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the readers of one cohort what they are to get of one cut, a page of readers at a time. */
final class CohortPlanning {
    private static final Logger LOG = LoggerFactory.getLogger(CohortPlanning.class);
    private static final int PAGE = 1_000;

    private final Recipients recipients;
    private final Editions editions;
    private final DigestQueue queue;
    private final PlannerMeters meters;
    private final InstantSource clock;

    CohortPlanning(
            Recipients recipients, Editions editions, DigestQueue queue, PlannerMeters meters, InstantSource clock) {
        this.recipients = recipients;
        this.editions = editions;
        this.queue = queue;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Serves all readers of the cohort who are below the number of the cut. What a reader gets is decided by one write
     * into the reader's own document, a promise, which holds only if the reader is as it was read; whoever finds one
     * keeps it. So neither a planner's death nor its sleep, nor a change of preferences in between, doubles anything.
     *
     * <p>What cannot be read, and who cannot be served, is left aside and counted: it does not stop the cut, and waits
     * for the next one with {@code served} as it is.
     *
     * @param mayWrite is asked before each page is written; throws if another planner has taken over
     */
    void plan(FoundCohort cohort, Cut cut, CutStories stories, Runnable mayWrite) {
        var number = cut.number();
        var key = cohort.key();
        var cadence = Cadence.of(key.substring(0, Math.max(0, key.indexOf('/'))));
        var wishes = cohort.wishes();
        if (wishes == null || cadence.isEmpty()) {
            leaveAside(key, 1);
            return;
        }
        var filter = TopicFilter.of(wishes.topics(), wishes.languages());
        var selections = new HashMap<Long, Edition>();
        var before = List.<Due>of();
        for (var page = recipients.due(key, number, PAGE); !page.isEmpty(); page = recipients.due(key, number, PAGE)) {
            if (page.equals(before)) {
                leaveAside(key, page.size());
                return;
            }
            before = page;
            var open = promised(page);
            if (!open.isEmpty()) {
                mayWrite.run();
                enterPromised(open, cut);
                continue;
            }
            var fresh = new ArrayList<Edition>();
            for (var reader : page) {
                selections.computeIfAbsent(reader.served(), served -> {
                    var selection = select(cadence.get(), key, number, served, filter.choose(stories.since(served)));
                    fresh.add(selection);
                    return selection;
                });
            }
            mayWrite.run();
            if (!fresh.isEmpty()) {
                editions.add(fresh, clock.instant());
            }
            page.stream()
                    .collect(groupingBy(Due::served, mapping(Due::id, toList())))
                    .forEach((served, readers) -> serve(readers, requireNonNull(selections.get(served)), cut));
        }
    }

    private void serve(List<UUID> readers, Edition edition, Cut cut) {
        if (edition.skipped()) {
            recipients.skipReaders(readers, edition.cohort(), edition.served(), cut.number());
            return;
        }
        var promise = new Promise(cut.number(), edition.id());
        var promised = recipients.promise(readers, edition.cohort(), edition.served(), promise);
        enterPromised(promised.stream().collect(toMap(reader -> reader, reader -> promise)), cut);
    }

    /** Enters into the ledger what readers were promised, by this cut or an earlier one. */
    void enterPromised(Map<UUID, Promise> promised, Cut cut) {
        var deliveries = new ArrayList<DigestDelivery>();
        promised.forEach((reader, promise) -> deliveries.add(new DigestDelivery(
                EditionId.of(reader, promise.number()),
                reader,
                promise.edition(),
                promise.number(),
                cut.traceparent())));
        if (!deliveries.isEmpty()) {
            queue.add(deliveries);
        }
        deliveries.stream()
                .collect(groupingBy(DigestDelivery::number, mapping(DigestDelivery::subscriptionId, toList())))
                .forEach((number, readers) -> recipients.serve(readers, number));
    }

    private static Map<UUID, Promise> promised(List<Due> page) {
        var promised = new HashMap<UUID, Promise>();
        for (var reader : page) {
            if (reader.open() != null) {
                promised.put(reader.id(), reader.open());
            }
        }
        return promised;
    }

    private void leaveAside(String cohort, int count) {
        meters.leftAside(count);
        LOG.error("Left aside in cohort {}, what is stored cannot be read: {}", cohort, count);
    }

    private static Edition select(Cadence cadence, String key, long number, long served, List<Story> stories) {
        return new Edition(
                EditionId.of(key, served, number),
                number,
                key,
                served,
                cadence,
                stories.stream().map(Story::id).toList());
    }
}
