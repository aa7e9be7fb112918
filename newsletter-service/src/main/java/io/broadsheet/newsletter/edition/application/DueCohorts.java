package io.broadsheet.newsletter.edition.application;

import io.broadsheet.newsletter.subscription.Recipients;
import io.broadsheet.newsletter.subscription.Recipients.FoundCohort;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The cohorts with readers whose keys begin with one of some prefixes, in the order of their keys. It walks over the
 * cohorts that there are, not over the prefixes: after an outage of days tens of thousands of slots are due, and few have
 * readers.
 */
final class DueCohorts {
    private final Recipients recipients;
    private final NavigableSet<String> prefixes;
    private @Nullable String after;

    /** @param prefixes none of them begins with another; a key is longer than its prefix */
    DueCohorts(Recipients recipients, Collection<String> prefixes) {
        this.recipients = recipients;
        this.prefixes = new TreeSet<>(prefixes);
        this.after = prefixes.isEmpty() ? null : this.prefixes.first();
    }

    /** @param beforeQuery is run before each of them */
    Optional<FoundCohort> next(Runnable beforeQuery) {
        while (after != null) {
            beforeQuery.run();
            var next = recipients.nextCohort("", after);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            var key = next.get().key();
            if (key.compareTo(after) <= 0) {
                throw new IllegalStateException("Cohorts do not come in the order of their keys");
            }
            var prefix = prefixes.floor(key);
            if (prefix != null && key.startsWith(prefix)) {
                after = key;
                return next;
            }
            after = prefixes.higher(key);
        }
        return Optional.empty();
    }
}
