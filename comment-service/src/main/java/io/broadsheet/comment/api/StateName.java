package io.broadsheet.comment.api;

import io.broadsheet.chassis.web.problem.ProblemException;
import io.broadsheet.comment.domain.Comment;
import io.broadsheet.comment.domain.Comments.Queue;

/** States as JSON and parameters name them. */
final class StateName {

    private StateName() {}

    static String of(Comment comment) {
        return switch (comment) {
            case Comment.Held _ -> "held";
            case Comment.Visible _ -> "visible";
            case Comment.Rejected _ -> "rejected";
            case Comment.Removed _ -> "removed";
        };
    }

    /** @throws ProblemException 400 for another than moderators can list */
    static Queue parse(String state) {
        return switch (state) {
            case "held" -> Queue.HELD;
            case "visible" -> Queue.VISIBLE;
            case "rejected" -> Queue.REJECTED;
            case "spam" -> Queue.SPAM;
            case "appealed" -> Queue.APPEALED;
            default -> throw ProblemException.malformed("state: must be held, visible, rejected, spam or appealed.");
        };
    }
}
