package io.broadsheet.comment.application;

import io.broadsheet.comment.domain.Comments;
import io.broadsheet.comment.domain.Contribution;
import io.broadsheet.comment.domain.HoldPolicies;
import io.broadsheet.comment.domain.NotChangeable;
import io.broadsheet.comment.domain.StoredComment;
import io.broadsheet.comment.domain.UnknownComment;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** An author changes or takes away what was posted a moment ago. */
@Service
public class OwnComments {

    private final Comments comments;
    private final HoldPolicies policies;
    private final CommentProperties properties;
    private final Clock clock;

    OwnComments(Comments comments, HoldPolicies policies, CommentProperties properties, Clock clock) {
        this.comments = comments;
        this.policies = policies;
        this.properties = properties;
        this.clock = clock;
    }

    /** @throws UnknownComment if there is none under this id */
    public StoredComment find(UUID id) {
        return comments.find(id).orElseThrow(UnknownComment::new);
    }

    /**
     * @throws io.broadsheet.comment.domain.InvalidContribution naming the fault of the text
     * @throws io.broadsheet.comment.domain.EditWindowOver retrying cannot help
     * @throws NotChangeable if rejected or removed
     */
    public StoredComment edit(UUID id, @Nullable String text) {
        // The name never changes, so that the policy can be asked outside of the update.
        Contribution words =
                find(id).comment().said().orElseThrow(NotChangeable::new).reworded(text);
        var reasons = policies.current().policy().judge(words, comments::hasApproved);
        var now = clock.instant();
        return comments.update(id, comment -> comment.edit(words, reasons, properties.editWindow(), now));
    }

    /** @throws io.broadsheet.comment.domain.EditWindowOver retrying cannot help */
    public void withdraw(UUID id) {
        var now = clock.instant();
        comments.update(id, comment -> comment.withdraw(properties.editWindow(), now));
    }
}
