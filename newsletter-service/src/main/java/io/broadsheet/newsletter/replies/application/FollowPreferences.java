package io.broadsheet.newsletter.replies.application;

import io.broadsheet.chassis.store.DatabaseClock;
import io.broadsheet.newsletter.edition.domain.Stories;
import io.broadsheet.newsletter.edition.domain.Story;
import io.broadsheet.newsletter.replies.domain.FollowedComment;
import io.broadsheet.newsletter.replies.domain.FollowedComments;
import io.broadsheet.newsletter.replies.domain.ReplyReader;
import io.broadsheet.newsletter.replies.domain.ReplyReaders;
import io.broadsheet.newsletter.replies.domain.ReplyWish;
import io.broadsheet.newsletter.subscription.ReaderLinks;
import io.broadsheet.newsletter.subscription.application.UnknownLink;
import io.broadsheet.newsletter.subscription.domain.LinkOutdated;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What a reader does with the links in mails: seeing and choosing, leaving one comment or all. Methods throw
 * {@link UnknownLink} for a token that was not issued for it, and {@link LinkOutdated} once the reader has left.
 */
@Service
public class FollowPreferences {
    private final ReplyReaders readers;
    private final FollowedComments followed;
    private final Stories stories;
    private final FollowEnd end;
    private final ReaderLinks links;
    private final ReplySettings settings;
    private final DatabaseClock time;

    FollowPreferences(
            ReplyReaders readers,
            FollowedComments followed,
            Stories stories,
            FollowEnd end,
            ReaderLinks links,
            ReplySettings settings,
            DatabaseClock time) {
        this.readers = readers;
        this.followed = followed;
        this.stories = stories;
        this.end = end;
        this.links = links;
        this.settings = settings;
        this.time = time;
    }

    /** @param stories of the comments, by id, as far as they are public */
    public record Shown(ReplyReader reader, List<FollowedComment> comments, Map<UUID, Story> stories) {

        /** Where readers of the site find a comment. */
        public String address(Story story, UUID comment) {
            return ReplyText.link(story, comment, story.url());
        }
    }

    public Shown show(String token) {
        return show(reader(token));
    }

    private Shown show(ReplyReader reader) {
        var comments = followed.of(reader.id(), settings.mostHeld());
        return new Shown(
                reader,
                comments,
                stories.find(comments.stream().map(FollowedComment::articleId).collect(Collectors.toSet())));
    }

    public Shown change(String token, ReplyWish wish) {
        return show(readers.prefer(reader(token).id(), wish, time.instant()).orElseThrow(LinkOutdated::new));
    }

    /** Again changes nothing. With the last one the reader is forgotten. */
    public void leave(String token, UUID commentId) {
        end.end(reader(token).id(), commentId);
    }

    /** By the link of any mail ever sent. Again changes nothing. @return whether there was anything to end */
    public boolean leave(String token) {
        return end.forget(claimed(token));
    }

    /**
     * @param token of a link that ends it
     * @return BCP 47, null for the site's, and once the reader is forgotten
     */
    public @Nullable String languageOfEnding(String token) {
        var reader = readers.find(claimed(token));
        return reader.isEmpty() ? null : reader.get().wish().language();
    }

    private UUID claimed(String token) {
        return links.readRepliesEnd(token).orElseThrow(UnknownLink::new).subject();
    }

    private ReplyReader reader(String token) {
        var claim = links.readReplies(token).orElseThrow(UnknownLink::new);
        return readers.find(claim.subject()).orElseThrow(LinkOutdated::new);
    }
}
