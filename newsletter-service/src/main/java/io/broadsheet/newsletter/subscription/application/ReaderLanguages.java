package io.broadsheet.newsletter.subscription.application;

import io.broadsheet.chassis.token.SignedTokens.Content;
import io.broadsheet.newsletter.subscription.ReaderLinks;
import io.broadsheet.newsletter.subscription.ReplyNotices;
import io.broadsheet.newsletter.subscription.domain.Language;
import io.broadsheet.newsletter.subscription.domain.Preferences;
import io.broadsheet.newsletter.subscription.domain.Subscription;
import io.broadsheet.newsletter.subscription.domain.Subscriptions;
import io.broadsheet.newsletter.subscription.domain.Subscriptions.Entry;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** What whoever follows the link of a mail reads: pages are in the language that the mail was in. */
@Service
public class ReaderLanguages {
    private final Subscriptions subscriptions;
    private final ReplyNotices replies;
    private final ReaderLinks links;

    ReaderLanguages(Subscriptions subscriptions, ReplyNotices replies, ReaderLinks links) {
        this.subscriptions = subscriptions;
        this.replies = replies;
        this.links = links;
    }

    /**
     * @param token of any link about a subscription, or of a refusal
     * @return BCP 47; none where nothing is known, or all are read
     */
    public List<String> of(String token) {
        return Stream.of(
                        links.readUnsubscribe(token),
                        links.readRefusal(token),
                        links.readErasure(token),
                        links.readPreferences(token))
                .flatMap(Optional::stream)
                .map(Content::subject)
                .findFirst()
                .map(this::of)
                .orElse(List.of());
    }

    private List<String> of(UUID subject) {
        return subscriptions
                .find(subject)
                .map(Entry::state)
                .flatMap(ReaderLanguages::preferences)
                .map(preferences ->
                        preferences.languages().stream().map(Language::tag).toList())
                .or(() -> replies.language(subject).map(List::of))
                .orElse(List.of());
    }

    private static Optional<Preferences> preferences(Subscription subscription) {
        return switch (subscription) {
            case Subscription.Pending pending -> Optional.of(pending.preferences());
            case Subscription.Confirmed confirmed -> Optional.of(confirmed.preferences());
            case Subscription.Ended ended -> Optional.of(ended.preferences());
            case Subscription.Erased erased -> Optional.empty();
        };
    }
}
