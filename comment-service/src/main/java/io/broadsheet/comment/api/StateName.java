package io.broadsheet.comment.api;

import io.broadsheet.chassis.web.problem.ProblemException;
import io.broadsheet.comment.domain.Comment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

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
    static Class<? extends Comment> parse(String state) {
        return switch (state) {
            case "held" -> Comment.Held.class;
            case "visible" -> Comment.Visible.class;
            case "rejected" -> Comment.Rejected.class;
            default -> throw ProblemException.malformed("state: must be held, visible or rejected.");
        };
    }

    static @Nullable Instant editedAt(Comment comment) {
        return switch (comment) {
            case Comment.Held held -> held.editedAt();
            case Comment.Visible seen -> seen.editedAt();
            case Comment.Rejected refused -> refused.editedAt();
            case Comment.Removed _ -> null;
        };
    }
}
