package io.broadsheet.comment.application;

import io.broadsheet.comment.domain.Comment;
import io.broadsheet.comment.domain.Comments;
import io.broadsheet.comment.domain.Contribution;
import io.broadsheet.comment.domain.History;
import io.broadsheet.comment.domain.KnownAuthors;
import io.broadsheet.comment.domain.Names;
import io.broadsheet.comment.domain.UnknownComment;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What surrounds a comment that a moderator decides on. */
@Service
public class ModerationContext {

    private final Comments comments;
    private final KnownAuthors authors;
    private final Moderation moderation;
    private final Names names;

    ModerationContext(Comments comments, KnownAuthors authors, Moderation moderation, Names names) {
        this.comments = comments;
        this.authors = authors;
        this.moderation = moderation;
        this.names = names;
    }

    /**
     * @param answered absent for a comment on the article itself
     * @param thread its first comment; absent if that is the one answered, or this one
     * @param author what became of this author's comments; absent where the author is not known
     * @param name the same of everybody under a name that looks like it
     */
    public record Context(
            Moderation.@Nullable Item answered,
            Moderation.@Nullable Item thread,
            @Nullable History author,
            @Nullable History name) {}

    /** @throws UnknownComment if there is none under this id */
    public Context of(UUID id) {
        Comment comment = comments.find(id).orElseThrow(UnknownComment::new).comment();
        var place = comment.posting().place();
        UUID parentId = place.parentId();
        UUID authorId = comment.posting().authorId();
        return new Context(
                parentId == null ? null : item(parentId),
                parentId == null || place.threadId().equals(parentId) ? null : item(place.threadId()),
                authorId == null ? null : authors.history(authorId),
                comment.said()
                        .map(Contribution::author)
                        .map(names::keys)
                        .map(authors::history)
                        .orElse(null));
    }

    private Moderation.@Nullable Item item(UUID id) {
        return comments.find(id).map(moderation::item).orElse(null);
    }
}
