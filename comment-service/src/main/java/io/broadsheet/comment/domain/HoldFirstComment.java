package io.broadsheet.comment.domain;

import java.util.Optional;
import java.util.function.Predicate;

/** The first comment of a name is held, and so are its next ones until one was approved. */
final class HoldFirstComment implements HoldRule {

    @Override
    public Optional<HoldReason> judge(Contribution contribution, Predicate<NameKey> approvedBefore) {
        return approvedBefore.test(NameKey.of(contribution.author()))
                ? Optional.empty()
                : Optional.of(HoldReason.FIRST_COMMENT);
    }
}
