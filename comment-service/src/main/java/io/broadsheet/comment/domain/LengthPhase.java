package io.broadsheet.comment.domain;

import io.broadsheet.chassis.Texts;
import java.util.List;

/** Longer or shorter than the site wants; what no site takes never comes so far. */
record LengthPhase(Limits limits) implements Phase {

    @Override
    public List<Finding> examine(Submission submission) {
        String text = submission.words().text();
        return !Texts.fits(text, limits.longest())
                ? List.of(new Finding(HoldReason.TOO_LONG))
                : Texts.fits(text, limits.shortest() - 1) ? List.of(new Finding(HoldReason.TOO_SHORT)) : List.of();
    }
}
