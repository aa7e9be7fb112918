package io.broadsheet.newsletter.subscription.application;

import com.github.f4b6a3.uuid.UuidCreator;
import io.broadsheet.chassis.PublicAddresses;
import io.broadsheet.newsletter.delivery.MailQueue;
import io.broadsheet.newsletter.delivery.TransactionalMail;
import io.broadsheet.newsletter.layout.Translations;
import io.broadsheet.newsletter.subscription.ReaderLinks;
import io.broadsheet.newsletter.subscription.domain.Language;
import io.broadsheet.newsletter.subscription.domain.MailPurpose;
import io.broadsheet.newsletter.subscription.domain.Preferences;
import io.broadsheet.newsletter.subscription.domain.Reader;
import io.broadsheet.newsletter.subscription.domain.Subscription;
import io.broadsheet.newsletter.subscription.domain.Subscriptions.Entry;
import io.broadsheet.newsletter.subscription.domain.WrittenMail;
import java.net.URI;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Posts the mails that a subscription remembers having written. The same one has the same id, however often and from
 * wherever it is posted.
 */
@Component
class ReaderMails {
    private final MailQueue mails;
    private final ReaderLinks links;
    private final Translations translations;
    private final MailWords.Site site;

    ReaderMails(
            MailQueue mails,
            ReaderLinks links,
            Translations translations,
            SubscriptionSettings settings,
            PublicAddresses addresses) {
        this.mails = mails;
        this.links = links;
        this.translations = translations;
        this.site =
                new MailWords.Site(settings.siteName(), addresses.publicUrl().toString());
    }

    /** What whoever asked for a subscription gets: the link to confirm it, or to its preferences. */
    void postLatest(Entry entry) {
        switch (entry.state()) {
            case Subscription.Pending pending ->
                post(entry.id(), pending.reader(), pending.preferences(), MailPurpose.CONFIRMATION);
            case Subscription.Confirmed confirmed ->
                post(entry.id(), confirmed.reader(), confirmed.preferences(), MailPurpose.PREFERENCES);
            case Subscription.Ended ended -> {}
            case Subscription.Erased erased -> {}
        }
    }

    void postErasure(Entry entry) {
        switch (entry.state()) {
            case Subscription.Pending pending ->
                post(entry.id(), pending.reader(), pending.preferences(), MailPurpose.ERASURE);
            case Subscription.Confirmed confirmed ->
                post(entry.id(), confirmed.reader(), confirmed.preferences(), MailPurpose.ERASURE);
            case Subscription.Ended ended -> post(entry.id(), ended.reader(), ended.preferences(), MailPurpose.ERASURE);
            case Subscription.Erased erased -> {}
        }
    }

    private void post(UUID subscription, Reader reader, Preferences preferences, MailPurpose purpose) {
        var spoken = preferences.languages().stream().map(Language::tag).toList();
        reader.mails().latest(purpose, reader.generation()).ifPresent(mail -> {
            var words = MailWords.of(
                    purpose,
                    translations.of(spoken),
                    site,
                    link(subscription, mail).toString(),
                    links.refusal(subscription, mail.generation()).toString());
            mails.add(new TransactionalMail(
                    id(subscription, mail), subscription, purpose.word(), words.subject(), words.text(), words.html()));
        });
    }

    private URI link(UUID subscription, WrittenMail mail) {
        return switch (mail.purpose()) {
            case CONFIRMATION -> links.confirmation(subscription, mail.generation());
            case PREFERENCES -> links.preferences(subscription, mail.generation());
            case ERASURE -> links.erasure(subscription, mail.generation());
        };
    }

    private static UUID id(UUID subscription, WrittenMail mail) {
        return UuidCreator.getNameBasedSha1(
                subscription,
                mail.purpose().word() + "/" + mail.generation() + "/"
                        + mail.at().toEpochMilli());
    }
}
