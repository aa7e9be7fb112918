package io.broadsheet.comment.domain;

import java.util.List;

/** The same words again, from one network or on one article. */
record HoldRepeats(int allowed) implements HoldRule {

    @Override
    public List<HoldReason> judge(Contribution words, Standing standing) {
        return standing.repeats() > allowed ? List.of(HoldReason.REPEATED) : List.of();
    }
}
