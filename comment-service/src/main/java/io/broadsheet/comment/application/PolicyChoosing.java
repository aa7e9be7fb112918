package io.broadsheet.comment.application;

import io.broadsheet.chassis.store.AggregateBusy;
import io.broadsheet.comment.domain.HoldPolicies;
import io.broadsheet.comment.domain.HoldPolicies.Change;
import io.broadsheet.comment.domain.HoldPolicies.Current;
import io.broadsheet.comment.domain.HoldPolicy;
import io.broadsheet.comment.domain.StalePolicy;
import io.broadsheet.comment.domain.UnknownPolicy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Moderators choose which comments wait for them. */
@Service
public class PolicyChoosing {

    private static final int MOST_RACES = 50;

    private final HoldPolicies policies;
    private final Clock clock;

    PolicyChoosing(HoldPolicies policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    public Current policy() {
        return policies.current();
    }

    /** Latest first. @param before only older ones; absent: from the current one on */
    public List<Current> versions(@Nullable Long before, int limit) {
        return policies.versions(before, limit);
    }

    /**
     * The same again by the same moderator, without {@code seen}, is the answer that may have been lost, and no version
     * of its own.
     *
     * @param change of the current policy; runs again after a lost race
     * @param seen the versions it was decided on; null: the last one wins
     * @throws StalePolicy if another version is current
     * @throws AggregateBusy if nothing was written and it may succeed later
     */
    public Current choose(
            UnaryOperator<HoldPolicy> change, @Nullable Set<Long> seen, String by, @Nullable String note) {
        for (int race = 0; race < MOST_RACES; race++) {
            Current current = policies.current();
            long version = current.version();
            var next = change.apply(current.policy());
            if (seen == null && isBy(current, next, by, note)) {
                return current;
            }
            var made = new Change(by, clock.instant(), note);
            if ((seen == null || seen.contains(version)) && policies.replace(next, made, version)) {
                return new Current(next, version + 1, made);
            }
            if (seen != null) {
                throw new StalePolicy();
            }
        }
        throw new AggregateBusy("Too many changes of the policy at the same time.", Duration.ofSeconds(1));
    }

    private static boolean isBy(Current current, HoldPolicy policy, String by, @Nullable String note) {
        Change last = current.change();
        return last != null
                && last.by().equals(by)
                && Objects.equals(last.note(), note)
                && current.policy().equals(policy);
    }

    /**
     * Makes an older policy the current one, as a new version.
     *
     * @throws UnknownPolicy if it never was, or was not kept
     * @throws StalePolicy if another version is current
     */
    public Current restore(long version, @Nullable Set<Long> seen, String by, @Nullable String note) {
        HoldPolicy older =
                policies.version(version).orElseThrow(UnknownPolicy::new).policy();
        return choose(_ -> older, seen, by, note);
    }
}
