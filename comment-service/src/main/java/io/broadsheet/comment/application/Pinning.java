package io.broadsheet.comment.application;

import static java.util.stream.Collectors.toSet;

import io.broadsheet.comment.domain.Comment;
import io.broadsheet.comment.domain.Comments;
import io.broadsheet.comment.domain.NotPinnable;
import io.broadsheet.comment.domain.PinnedComments;
import io.broadsheet.comment.domain.Pins;
import io.broadsheet.comment.domain.StoredComment;
import io.broadsheet.comment.domain.UnknownComment;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;

/** Moderators put up to three comments before the others of an article. */
@Service
public class Pinning {

    private final PinnedComments pins;
    private final Comments comments;
    private final Moderation moderation;
    /** The database's: what one instance dates another one judges. */
    private final InstantSource time;

    Pinning(
            PinnedComments pins,
            Comments comments,
            Moderation moderation,
            @Qualifier("databaseClock") InstantSource time) {
        this.pins = pins;
        this.comments = comments;
        this.moderation = moderation;
        this.time = time;
    }

    /**
     * Again changes nothing.
     *
     * @param by the moderator's subject
     * @throws UnknownComment if there is none under this id
     * @throws NotPinnable unless it is on the article itself, and readers see it
     * @throws io.broadsheet.comment.domain.TooManyPins if so many are pinned
     * @throws io.broadsheet.comment.domain.PinTrailFull if they were changed too often
     */
    public Moderation.Item pin(UUID id, String by) {
        var stored = comments.find(id).orElseThrow(UnknownComment::new);
        var place = stored.comment().posting().place();
        if (!(stored.comment() instanceof Comment.Visible) || place.parentId() != null) {
            throw new NotPinnable();
        }
        Instant now = time.instant();
        pins.update(place.articleId(), before -> before.pin(id, visible(before), by, now));
        return moderation.one(id);
    }

    /**
     * Again changes nothing.
     *
     * @param by the moderator's subject
     * @throws UnknownComment if there is none under this id
     */
    public Moderation.Item unpin(UUID id, String by) {
        var stored = comments.find(id).orElseThrow(UnknownComment::new);
        Instant now = time.instant();
        pins.update(stored.comment().posting().place().articleId(), before -> before.unpin(id, by, now));
        return moderation.one(id);
    }

    private Set<UUID> visible(Pins pinned) {
        return comments.find(pinned.pinned().stream().map(Pins.Pin::comment).toList()).stream()
                .filter(Pinning::isSeen)
                .map(StoredComment::id)
                .collect(toSet());
    }

    /** What readers see before the others, first pinned first. */
    List<StoredComment> shown(UUID articleId) {
        var ids = pins.pinned(articleId);
        if (ids.isEmpty()) {
            return List.of();
        }
        var seen = comments.find(ids).stream()
                .filter(Pinning::isSeen)
                .collect(Collectors.toMap(StoredComment::id, Function.identity()));
        return ids.stream().filter(seen::containsKey).map(seen::get).toList();
    }

    private static boolean isSeen(StoredComment stored) {
        return stored.comment() instanceof Comment.Visible;
    }

    /** What was done with the pin of a comment, oldest first. */
    public List<Pins.Line> trail(UUID articleId, UUID id) {
        return pins.of(articleId).trail().stream()
                .filter(line -> line.comment().equals(id))
                .toList();
    }

    /** Also those that readers do not see. */
    public List<Moderation.Item> all(UUID articleId) {
        var ids = pins.pinned(articleId);
        var found = comments.find(ids).stream().collect(Collectors.toMap(StoredComment::id, Function.identity()));
        return moderation.items(
                ids.stream().filter(found::containsKey).map(found::get).toList());
    }
}
