package io.broadsheet.newsletter.replies.application;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.broadsheet.newsletter.delivery.MailContent;
import io.broadsheet.newsletter.delivery.ReplyContents;
import io.broadsheet.newsletter.edition.domain.Stories;
import io.broadsheet.newsletter.edition.domain.Story;
import io.broadsheet.newsletter.layout.Translations;
import io.broadsheet.newsletter.replies.domain.CommentStates;
import io.broadsheet.newsletter.replies.domain.FollowedComments;
import io.broadsheet.newsletter.replies.domain.ReplyMail;
import io.broadsheet.newsletter.replies.domain.ReplyMail.Told;
import io.broadsheet.newsletter.replies.domain.ReplyMails;
import io.broadsheet.newsletter.replies.domain.ReplyReader;
import io.broadsheet.newsletter.replies.domain.ReplyReaders;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What is left to tell at this moment: visible replies to comments that are still followed, under public articles. */
final class CurrentReplies implements ReplyContents {
    private final ReplyMails mails;
    private final ReplyReaders readers;
    private final FollowedComments followed;
    private final CommentStates comments;
    private final Stories stories;
    private final Translations translations;
    private final ReplyText text;

    CurrentReplies(
            ReplyMails mails,
            ReplyReaders readers,
            FollowedComments followed,
            CommentStates comments,
            Stories stories,
            Translations translations,
            ReplyText text) {
        this.mails = mails;
        this.readers = readers;
        this.followed = followed;
        this.comments = comments;
        this.stories = stories;
        this.translations = translations;
        this.text = text;
    }

    /** @param replies how many are left, the first of them first */
    record Left(Story story, List<UUID> replies) {}

    @Override
    public Map<UUID, Supplier<MailContent>> contents(Collection<UUID> ids) {
        var found = mails.find(ids);
        var told = found.stream().flatMap(mail -> mail.told().stream()).toList();
        // Once each: many mails tell of the same replies.
        var visible = comments.visible(
                told.stream().flatMap(each -> each.replies().stream()).collect(toSet()));
        var current = stories.find(told.stream().map(Told::articleId).collect(toSet()));
        var open = followed.existing(found.stream()
                .flatMap(mail -> mail.told().stream().map(each -> Following.id(mail.reader(), each.commentId())))
                .toList());
        var readersById = readers.find(found.stream().map(ReplyMail::reader).collect(toSet())).stream()
                .collect(toMap(ReplyReader::id, Function.identity()));
        var contents = new HashMap<UUID, Supplier<MailContent>>();
        for (var mail : found) {
            var reader = readersById.get(mail.reader());
            var left = left(mail, visible, current, open);
            if (reader != null && !left.isEmpty()) {
                var texts = translations.of(FollowMails.languages(reader.wish()));
                contents.put(mail.id(), () -> text.render(texts, reader.wish().cadence(), left));
            }
        }
        return contents;
    }

    private static List<Left> left(ReplyMail mail, Set<UUID> visible, Map<UUID, Story> current, Set<UUID> open) {
        return mail.told().stream()
                .filter(each -> open.contains(Following.id(mail.reader(), each.commentId())))
                .flatMap(each -> {
                    var story = current.get(each.articleId());
                    var replies =
                            each.replies().stream().filter(visible::contains).toList();
                    return story == null || replies.isEmpty() ? Stream.empty() : Stream.of(new Left(story, replies));
                })
                .toList();
    }
}
