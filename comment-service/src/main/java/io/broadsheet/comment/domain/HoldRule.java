package io.broadsheet.comment.domain;

import java.util.Optional;
import java.util.function.Predicate;

/** One reason for which a comment waits until a moderator has read it. */
interface HoldRule {

    /** @param approvedBefore whether a moderator approved a comment of a name that readers see today */
    Optional<HoldReason> judge(Contribution contribution, Predicate<NameKey> approvedBefore);
}
