package io.broadsheet.comment.domain;

import static io.broadsheet.comment.domain.PhaseName.DOUBTFUL_NAMES;
import static io.broadsheet.comment.domain.PhaseName.LINKS;
import static io.broadsheet.comment.domain.Step.Action.HOLD;
import static io.broadsheet.comment.domain.Step.Action.OFF;
import static io.broadsheet.comment.domain.Step.Action.REFUSE;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which comments wait for a moderator, and which are refused; the site's choice.
 *
 * @param chosenSteps in their order; absent: those that are usual for the mode
 */
public record HoldPolicy(
        Mode mode,
        int linksAllowed,
        @Nullable List<Step> chosenSteps,
        Limits limits,
        List<ListedWord> bannedWords,
        List<ListedWord> suspectWords) {

    public static final int MOST_LINKS = 100;
    public static final int MOST_WORDS = 1_000;

    /** Where nothing else is held, the same words may come a few times before they look like a flood. */
    private static final int REPEATS_UNLESS_HELD = 2;

    /** What a site has that never chose. */
    public static final HoldPolicy DEFAULT = new HoldPolicy(Mode.HOLD_FIRST, 1);

    public HoldPolicy {
        if (linksAllowed < 0 || linksAllowed > MOST_LINKS) {
            throw new IllegalArgumentException("linksAllowed: 0 to " + MOST_LINKS);
        }
    }

    /** With everything else as usual. */
    public HoldPolicy(Mode mode, int linksAllowed) {
        this(mode, linksAllowed, null, Limits.USUAL, List.of(), List.of());
    }

    public List<Step> steps() {
        return chosenSteps != null
                ? chosenSteps
                : Arrays.stream(PhaseName.values())
                        .map(phase -> new Step(phase, usual(phase)))
                        .toList();
    }

    private Step.Action usual(PhaseName phase) {
        return switch (phase) {
            case LENGTH, RATE, MUTED, BANNED_WORDS -> REFUSE;
            case SUSPECT_WORDS, MODE, STAFF_NAMES, REPEATS, REPORTS, SCORE -> HOLD;
            case DOUBTFUL_NAMES, LINKS -> mode == Mode.NONE ? OFF : HOLD;
        };
    }

    public int repeatsAllowed() {
        Integer chosen = limits.repeatsAllowed();
        return chosen != null ? chosen : mode == Mode.NONE ? REPEATS_UNLESS_HELD : 0;
    }

    /** The main choice. */
    public enum Mode {
        /** Until an author is known. */
        HOLD_FIRST,
        /** Every comment. */
        HOLD_ALL,
        /** Only what other phases find; usually names of staff and authors, and floods of the same words. */
        NONE
    }
}
