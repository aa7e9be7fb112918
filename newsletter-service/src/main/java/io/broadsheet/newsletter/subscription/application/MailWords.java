package io.broadsheet.newsletter.subscription.application;

import io.broadsheet.newsletter.subscription.domain.MailPurpose;
import org.springframework.web.util.HtmlUtils;

/**
 * A mail in English. Nothing in it was written by whoever asked for the subscription: the address may be a stranger's,
 * and topics a message to that stranger.
 */
record MailWords(String subject, String text, String html) {

    /** @param refusal the link by which whoever reads it never gets another, in a confirmation */
    static MailWords of(MailPurpose purpose, String site, String link, String refusal) {
        return switch (purpose) {
            case CONFIRMATION ->
                written(
                                "Please confirm your subscription to " + site,
                                "Someone, most likely you, asked " + site + " to send its newsletter to this address.",
                                "Confirm your subscription",
                                link,
                                "The link works for seven days. If it was not you, do nothing: you will get no newsletter.")
                        .with("Never write to me again", refusal);
            case PREFERENCES ->
                written(
                        "Your subscription to " + site,
                        "Someone, most likely you, asked for a subscription with this address, which has one already."
                                + " Nothing has changed.",
                        "See or change your preferences",
                        link,
                        "If it was not you, do nothing.");
            case ERASURE ->
                written(
                        "Erase your data at " + site,
                        "You asked " + site + " to forget you: your address, your preferences and your subscription.",
                        "Erase my data",
                        link,
                        "The link works for one day. If you would rather stay, do nothing.");
        };
    }

    private static MailWords written(String subject, String reason, String action, String link, String close) {
        var text = """
                %s

                %s:
                %s

                %s
                """.formatted(reason, action, link, close);
        var html = """
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><title>%s</title></head>
                <body style="font-family: Georgia, serif; font-size: 1.1em; line-height: 1.5; max-width: 36em">
                <p>%s</p>
                <p><a href="%s">%s</a></p>
                <p>%s</p>
                </body>
                </html>
                """.formatted(escaped(subject), escaped(reason), escaped(link), escaped(action), escaped(close));
        return new MailWords(subject, text, html);
    }

    private MailWords with(String action, String link) {
        return new MailWords(
                subject,
                text + "\n" + action + ":\n" + link + "\n",
                html.replace(
                        "</body>",
                        "<p><small><a href=\"%s\">%s</a></small></p>\n</body>"
                                .formatted(escaped(link), escaped(action))));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
