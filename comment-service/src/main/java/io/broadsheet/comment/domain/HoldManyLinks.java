package io.broadsheet.comment.domain;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** More links than a conversation needs. */
record HoldManyLinks(int linksAllowed) implements HoldRule {

    private static final Pattern LINK = Pattern.compile("(?i)\\b(?:https?://|www\\.)\\S");

    @Override
    public Optional<HoldReason> judge(Contribution contribution, Predicate<NameKey> approvedBefore) {
        return LINK.matcher(contribution.text()).results().count() > linksAllowed
                ? Optional.of(HoldReason.MANY_LINKS)
                : Optional.empty();
    }
}
