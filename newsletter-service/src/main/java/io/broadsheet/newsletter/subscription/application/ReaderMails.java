package io.broadsheet.newsletter.subscription.application;

import com.github.f4b6a3.uuid.UuidCreator;
import io.broadsheet.newsletter.delivery.MailQueue;
import io.broadsheet.newsletter.delivery.TransactionalMail;
import io.broadsheet.newsletter.subscription.ReaderLinks;
import io.broadsheet.newsletter.subscription.domain.Letter;
import io.broadsheet.newsletter.subscription.domain.LetterKind;
import io.broadsheet.newsletter.subscription.domain.Reader;
import io.broadsheet.newsletter.subscription.domain.Subscription;
import io.broadsheet.newsletter.subscription.domain.Subscriptions.Entry;
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
    private final SubscriptionSettings settings;

    ReaderMails(MailQueue mails, ReaderLinks links, SubscriptionSettings settings) {
        this.mails = mails;
        this.links = links;
        this.settings = settings;
    }

    /** What whoever asked for a subscription gets: the link to confirm it, or to its preferences. */
    void postLatest(Entry entry) {
        switch (entry.state()) {
            case Subscription.Pending pending -> post(entry.id(), pending.reader(), LetterKind.CONFIRMATION);
            case Subscription.Confirmed confirmed -> post(entry.id(), confirmed.reader(), LetterKind.PREFERENCES);
            case Subscription.Ended ended -> {}
            case Subscription.Erased erased -> {}
        }
    }

    void postErasure(Entry entry) {
        switch (entry.state()) {
            case Subscription.Pending pending -> post(entry.id(), pending.reader(), LetterKind.ERASURE);
            case Subscription.Confirmed confirmed -> post(entry.id(), confirmed.reader(), LetterKind.ERASURE);
            case Subscription.Ended ended -> post(entry.id(), ended.reader(), LetterKind.ERASURE);
            case Subscription.Erased erased -> {}
        }
    }

    private void post(UUID subscription, Reader reader, LetterKind kind) {
        reader.letters().latest(kind, reader.generation()).ifPresent(letter -> {
            var words = MailWords.of(
                    kind, settings.siteName(), link(subscription, letter).toString());
            mails.add(new TransactionalMail(
                    id(subscription, letter), subscription, kind.word(), words.subject(), words.text(), words.html()));
        });
    }

    private URI link(UUID subscription, Letter letter) {
        return switch (letter.kind()) {
            case CONFIRMATION -> links.confirmation(subscription, letter.generation());
            case PREFERENCES -> links.preferences(subscription, letter.generation());
            case ERASURE -> links.erasure(subscription, letter.generation());
        };
    }

    private static UUID id(UUID subscription, Letter letter) {
        return UuidCreator.getNameBasedSha1(
                subscription,
                letter.kind().word() + "/" + letter.generation() + "/"
                        + letter.at().toEpochMilli());
    }
}
