package io.broadsheet.newsletter.replies.application;

import com.github.f4b6a3.uuid.UuidCreator;
import io.broadsheet.chassis.PublicAddresses;
import io.broadsheet.newsletter.delivery.MailQueue;
import io.broadsheet.newsletter.delivery.TransactionalMail;
import io.broadsheet.newsletter.edition.application.StoryText;
import io.broadsheet.newsletter.edition.domain.Stories;
import io.broadsheet.newsletter.layout.Translations;
import io.broadsheet.newsletter.replies.domain.FollowedComment;
import io.broadsheet.newsletter.replies.domain.ReplyReader;
import io.broadsheet.newsletter.replies.domain.ReplyWish;
import io.broadsheet.newsletter.subscription.ReaderLinks;
import io.broadsheet.newsletter.subscription.application.MailWords;
import io.broadsheet.newsletter.subscription.application.SubscriptionSettings;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Posts the mails that ask whether somebody wants to hear of replies. */
@Component
class FollowMails {
    private static final int FIRST = 1;

    private final MailQueue mails;
    private final Stories stories;
    private final ReaderLinks links;
    private final Translations translations;
    private final MailWords.Site site;

    FollowMails(
            MailQueue mails,
            Stories stories,
            ReaderLinks links,
            Translations translations,
            SubscriptionSettings settings,
            PublicAddresses addresses) {
        this.mails = mails;
        this.stories = stories;
        this.links = links;
        this.translations = translations;
        this.site =
                new MailWords.Site(settings.siteName(), addresses.publicUrl().toString());
    }

    /** The same mail however often: of one that was asked for anew there is another. */
    void post(ReplyReader reader, FollowedComment comment) {
        if (comment.isConfirmed()) {
            return;
        }
        var words = MailWords.following(
                translations.of(languages(comment.wish())),
                site,
                title(comment.articleId()),
                links.follow(comment.id()).toString(),
                links.refusal(reader.id(), FIRST).toString());
        var id = UuidCreator.getNameBasedSha1(
                comment.id(), "confirmation/" + comment.askedAt().toEpochMilli());
        mails.add(new TransactionalMail(
                id, reader.id(), "replies-confirmation", words.subject(), words.text(), words.html()));
    }

    /** @return empty for an article that is not known, or not public */
    String title(UUID articleId) {
        var story = stories.find(Set.of(articleId)).get(articleId);
        return story == null ? "" : StoryText.plain(story.title());
    }

    static List<String> languages(ReplyWish wish) {
        var language = wish.language();
        return language == null ? List.of() : List.of(language);
    }
}
