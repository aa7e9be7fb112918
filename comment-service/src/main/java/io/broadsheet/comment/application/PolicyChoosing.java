package io.broadsheet.comment.application;

import io.broadsheet.comment.domain.HoldPolicies;
import io.broadsheet.comment.domain.HoldPolicy;
import io.broadsheet.comment.domain.StalePolicy;
import java.util.OptionalLong;
import org.springframework.stereotype.Service;

/** Moderators choose which comments wait for them. */
@Service
public class PolicyChoosing {

    private final HoldPolicies policies;

    PolicyChoosing(HoldPolicies policies) {
        this.policies = policies;
    }

    public HoldPolicies.Current policy() {
        return policies.current();
    }

    /**
     * @param expected the version it was decided on; empty: the last one wins
     * @throws StalePolicy if another version is current
     */
    public HoldPolicies.Current choose(HoldPolicy policy, OptionalLong expected) {
        long version = expected.orElseGet(() -> policies.current().version());
        while (!policies.replace(policy, version)) {
            if (expected.isPresent()) {
                throw new StalePolicy();
            }
            version = policies.current().version();
        }
        return new HoldPolicies.Current(policy, version + 1);
    }
}
