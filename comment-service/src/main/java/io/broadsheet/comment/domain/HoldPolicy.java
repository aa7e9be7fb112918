package io.broadsheet.comment.domain;

import java.util.List;

/**
 * Which comments wait for a moderator; the site's choice.
 *
 * @param linksAllowed a comment with more links is held, unless the mode is {@link Mode#NONE}
 */
public record HoldPolicy(Mode mode, int linksAllowed) {

    public static final int MOST_LINKS = 100;

    /** What a site has that never chose. */
    public static final HoldPolicy DEFAULT = new HoldPolicy(Mode.HOLD_FIRST, 1);

    /** Where nothing else is held, the same words may come a few times before they look like a flood. */
    private static final int REPEATS_UNLESS_HELD = 2;

    public HoldPolicy {
        if (linksAllowed < 0 || linksAllowed > MOST_LINKS) {
            throw new IllegalArgumentException("linksAllowed: 0 to " + MOST_LINKS);
        }
    }

    /** @return why it waits; nothing if readers may see it at once */
    public List<HoldReason> judge(Contribution words, Standing standing) {
        return rules().stream()
                .flatMap(rule -> rule.judge(words, standing).stream())
                .toList();
    }

    private List<HoldRule> rules() {
        return switch (mode) {
            case HOLD_FIRST ->
                List.of(
                        new HoldFirstComment(),
                        new HoldDoubtfulNames(),
                        new HoldManyLinks(linksAllowed),
                        new HoldRepeats(0));
            case HOLD_ALL ->
                List.of(
                        (words, standing) -> List.of(HoldReason.EVERY_COMMENT),
                        new HoldDoubtfulNames(),
                        new HoldRepeats(0));
            case NONE -> List.of(new HoldProtectedNames(), new HoldRepeats(REPEATS_UNLESS_HELD));
        };
    }

    /** The main choice. */
    public enum Mode {
        /** The first comment of an author, doubtful names, many links, repeated words. */
        HOLD_FIRST,
        /** Every comment. */
        HOLD_ALL,
        /** Only names of staff and authors, and floods of the same words. */
        NONE
    }
}
