package io.broadsheet.comment.domain;

import java.util.List;

/** Reasons for which a comment waits until a moderator has read it. */
interface HoldRule {

    List<HoldReason> judge(Contribution words, Standing standing);
}
