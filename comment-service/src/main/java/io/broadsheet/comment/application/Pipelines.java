package io.broadsheet.comment.application;

import io.broadsheet.chassis.PublicAddresses;
import io.broadsheet.comment.domain.HoldPolicies;
import io.broadsheet.comment.domain.HoldPolicy;
import io.broadsheet.comment.domain.Pipeline;
import io.broadsheet.comment.domain.WordLists;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The current policy made ready to judge, once for each version. */
@Component
class Pipelines {

    private final HoldPolicies policies;
    private final WordLists lists;
    private final String site;
    private volatile @Nullable Made last;

    private record Made(HoldPolicies.Current from, Pipeline pipeline) {}

    Pipelines(HoldPolicies policies, WordLists lists, PublicAddresses addresses) {
        this.policies = policies;
        this.lists = lists;
        this.site = addresses.publicUrl().getAuthority();
    }

    /** As of the last half second, for what comes all the time. */
    Pipeline current() {
        return made(policies.lately());
    }

    /** For what is decided once: nothing asks again. */
    Pipeline ofNow() {
        return made(policies.current());
    }

    private Pipeline made(HoldPolicies.Current policy) {
        Made made = last;
        if (made == null || !made.from().equals(policy)) {
            made = new Made(policy, new Pipeline(policy.policy(), policy.version(), lists, site));
            last = made;
        }
        return made.pipeline();
    }

    /** One that does not count. */
    Pipeline of(HoldPolicy policy) {
        return new Pipeline(policy, 0, lists, site);
    }
}
