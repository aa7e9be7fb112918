package io.broadsheet.comment.messaging;

import io.broadsheet.chassis.outbox.TakingBack;
import io.broadsheet.comment.application.Moderation;
import io.broadsheet.contract.EventType;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Comments whose words were gone before an older database came back: whoever took them away need not come again. */
@Component
class RemovingAgain implements TakingBack {

    private final Moderation moderation;

    RemovingAgain(Moderation moderation) {
        this.moderation = moderation;
    }

    @Override
    public void again(UUID id, EventType type) {
        if (type == EventType.COMMENT_REMOVED) {
            moderation.erase(id, null);
        }
    }
}
