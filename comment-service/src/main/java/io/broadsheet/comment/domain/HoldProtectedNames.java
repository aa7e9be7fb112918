package io.broadsheet.comment.domain;

import java.util.List;

/** A name that may be taken for the staff's or an author's: these are nobody else's even where nothing is held. */
final class HoldProtectedNames implements HoldRule {

    @Override
    public List<HoldReason> judge(Contribution words, Standing standing) {
        return standing.doubts().stream().filter(HoldReason::protectsName).toList();
    }
}
