package io.broadsheet.comment.domain;

import java.util.List;

/** A name that may be taken for somebody else's. */
final class HoldDoubtfulNames implements HoldRule {

    @Override
    public List<HoldReason> judge(Contribution words, Standing standing) {
        return standing.doubts();
    }
}
