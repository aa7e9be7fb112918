package io.broadsheet.comment.domain;

import java.util.List;

/** The first comment of an author is held, and so are the next ones until one was approved. */
final class HoldFirstComment implements HoldRule {

    @Override
    public List<HoldReason> judge(Contribution words, Standing standing) {
        return standing.known() ? List.of() : List.of(HoldReason.FIRST_COMMENT);
    }
}
