package io.broadsheet.comment.domain;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which comments wait for a moderator; the site's choice.
 *
 * @param linksAllowed a comment with more links is held, unless the mode is {@link Mode#NONE}
 */
public record HoldPolicy(Mode mode, int linksAllowed) {

    public static final int MOST_LINKS = 100;

    /** What a site has that never chose. */
    public static final HoldPolicy DEFAULT = new HoldPolicy(Mode.HOLD_FIRST, 1);

    public HoldPolicy {
        if (linksAllowed < 0 || linksAllowed > MOST_LINKS) {
            throw new IllegalArgumentException("linksAllowed: 0 to " + MOST_LINKS);
        }
    }

    /**
     * @param approvedBefore whether a moderator approved a comment of a name that readers see today
     * @return why it waits; nothing if readers may see it at once
     */
    public List<HoldReason> judge(Contribution contribution, Predicate<NameKey> approvedBefore) {
        return rules().stream()
                .map(rule -> rule.judge(contribution, approvedBefore))
                .flatMap(Optional::stream)
                .toList();
    }

    private List<HoldRule> rules() {
        return switch (mode) {
            case HOLD_FIRST -> List.of(new HoldFirstComment(), new HoldMixedScripts(), new HoldManyLinks(linksAllowed));
            case HOLD_ALL -> List.of((contribution, names) -> Optional.of(HoldReason.EVERY_COMMENT));
            case NONE -> List.of();
        };
    }

    /** The main choice. */
    public enum Mode {
        /** The first comment of a name, mixed scripts in it, many links. */
        HOLD_FIRST,
        /** Every comment. */
        HOLD_ALL,
        /** No comment, for whatever reason. */
        NONE
    }
}
