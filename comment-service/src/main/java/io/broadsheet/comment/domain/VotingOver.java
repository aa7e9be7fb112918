package io.broadsheet.comment.domain;

/** Too late to vote on a comment. */
public final class VotingOver extends RuntimeException {
    public VotingOver() {
        super("The time to vote on this comment is over");
    }
}
