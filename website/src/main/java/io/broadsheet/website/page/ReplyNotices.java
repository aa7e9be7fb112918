package io.broadsheet.website.page;

import io.broadsheet.website.WebsiteSettings;
import io.broadsheet.website.client.NewsletterService;
import io.broadsheet.website.client.NewsletterService.ReplyNoticeRequest;
import io.broadsheet.website.client.ServiceAway;
import io.broadsheet.website.client.Submission;
import io.broadsheet.website.text.Texts;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks newsletter-service to tell of replies. A comment that was taken stays so, whatever becomes of that. */
@Component
class ReplyNotices {

    private final NewsletterService newsletter;
    private final WebsiteSettings settings;
    private final Texts texts;

    ReplyNotices(NewsletterService newsletter, WebsiteSettings settings, Texts texts) {
        this.newsletter = newsletter;
        this.settings = settings;
        this.texts = texts;
    }

    /** What became of it. */
    enum Outcome {
        /** Nobody asked. */
        NONE,
        /** A mail asks whether it is wanted. */
        ASKED,
        REFUSED,
        /** Not for the moment: newsletter-service cannot be had, or takes no more from this network. */
        AWAY;

        /** As in an address; empty for {@link #NONE}. */
        String word() {
            return this == NONE ? "" : name().toLowerCase(Locale.ROOT);
        }

        static Outcome of(@Nullable String word) {
            return Arrays.stream(values())
                    .filter(outcome -> outcome.word().equals(word))
                    .findFirst()
                    .orElse(NONE);
        }
    }

    Outcome ask(ReplyWish wish, UUID comment, UUID article, String forwarded) {
        if (wish.address().isEmpty()) {
            return Outcome.NONE;
        }
        var request = new ReplyNoticeRequest(
                wish.address(),
                comment,
                article,
                wish.isDaily() ? "daily" : "instant",
                settings.timeZone().getId(),
                texts.language());
        try {
            return switch (newsletter.tellOfReplies(request, forwarded)) {
                case Submission.Accepted accepted -> Outcome.ASKED;
                // Of those, too many were asked for just now: the address may be good.
                case Submission.Refused(var status, var why) -> status == 429 ? Outcome.AWAY : Outcome.REFUSED;
            };
        } catch (ServiceAway away) {
            return Outcome.AWAY;
        }
    }

    /** In words, behind others; empty for {@link Outcome#NONE}. */
    String said(Outcome outcome) {
        return switch (outcome) {
            case NONE -> "";
            case ASKED -> " " + texts.of("replies.asked");
            case REFUSED -> " " + texts.of("replies.refused");
            case AWAY -> " " + texts.of("replies.away");
        };
    }
}
