package io.broadsheet.newsletter.subscription;

import io.broadsheet.chassis.BadSetting;
import io.broadsheet.chassis.PublicAddresses;
import io.broadsheet.chassis.token.SignedTokens;
import io.broadsheet.chassis.token.SignedTokens.Content;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The links in mails to readers, and what a token in one of them says. Each kind of link has a purpose of its own, so
 * that a forwarded unsubscribe link, say, does not open the preferences.
 */
@Component
public class ReaderLinks {
    private static final String CONFIRM = "subscription.confirm";
    private static final String PREFERENCES = "subscription.preferences";
    private static final String UNSUBSCRIBE = "subscription.unsubscribe";
    private static final String ERASE = "subscription.erase";
    private static final String REFUSE = "subscription.refuse";
    private static final String FOLLOW = "replies.confirm";
    private static final String REPLIES = "replies.preferences";
    private static final String END_REPLIES = "replies.end";

    /** Who comes back is a new reader of replies, whose links are others. */
    private static final int ONLY = 1;

    private final SignedTokens tokens;
    private final URI base;

    ReaderLinks(SignedTokens tokens, PublicAddresses addresses) {
        var newsletter = addresses.newsletter();
        if (newsletter == null || newsletter.publicUrl() == null) {
            throw new BadSetting(
                    "broadsheet.newsletter.public-url",
                    "is missing: the address at which the links in mails find this service");
        }
        this.tokens = tokens;
        this.base = newsletter.publicUrl();
    }

    public URI confirmation(UUID subscription, int generation) {
        return at("/subscriptions/confirmation?token=" + tokens.issue(CONFIRM, subscription, generation));
    }

    public URI preferences(UUID subscription, int generation) {
        return at("/subscriptions/" + tokens.issue(PREFERENCES, subscription, generation));
    }

    /** For the page and for {@code List-Unsubscribe} (RFC 8058). */
    public URI unsubscribe(UUID subscription, int generation) {
        return at("/unsubscribe/" + tokens.issue(UNSUBSCRIBE, subscription, generation));
    }

    public URI erasure(UUID subscription, int generation) {
        return at("/subscriptions/" + tokens.issue(ERASE, subscription, generation) + "/data");
    }

    /** For whoever never wants a mail from here again. */
    public URI refusal(UUID subscription, int generation) {
        return at("/subscriptions/" + tokens.issue(REFUSE, subscription, generation) + "/refusal");
    }

    /** That one comment is followed. */
    public URI follow(UUID followed) {
        return at("/reply-notices/confirmation?token=" + tokens.issue(FOLLOW, followed, ONLY));
    }

    /** What a reader of replies follows, and how. */
    public URI replies(UUID reader) {
        return at("/reply-notices/" + tokens.issue(REPLIES, reader, ONLY));
    }

    /** For the page and for {@code List-Unsubscribe} (RFC 8058). */
    public URI repliesEnd(UUID reader) {
        return at("/reply-notices/" + tokens.issue(END_REPLIES, reader, ONLY) + "/end");
    }

    public Optional<Content> readFollow(@Nullable String token) {
        return tokens.read(FOLLOW, token);
    }

    public Optional<Content> readReplies(@Nullable String token) {
        return tokens.read(REPLIES, token);
    }

    /** By the link that ends, or the one to the preferences. */
    public Optional<Content> readRepliesEnd(@Nullable String token) {
        return tokens.read(END_REPLIES, token).or(() -> tokens.read(REPLIES, token));
    }

    public Optional<Content> readRefusal(@Nullable String token) {
        return tokens.read(REFUSE, token);
    }

    /** @return empty unless {@code token} was issued for a confirmation link; whether it still counts is not known */
    public Optional<Content> readConfirmation(@Nullable String token) {
        return tokens.read(CONFIRM, token);
    }

    public Optional<Content> readPreferences(@Nullable String token) {
        return tokens.read(PREFERENCES, token);
    }

    public Optional<Content> readUnsubscribe(@Nullable String token) {
        return tokens.read(UNSUBSCRIBE, token);
    }

    public Optional<Content> readErasure(@Nullable String token) {
        return tokens.read(ERASE, token);
    }

    private URI at(String path) {
        return URI.create(base + path);
    }
}
