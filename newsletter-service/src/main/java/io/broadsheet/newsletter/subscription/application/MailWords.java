package io.broadsheet.newsletter.subscription.application;

import static io.broadsheet.newsletter.layout.MailLayout.INK;
import static io.broadsheet.newsletter.layout.MailLayout.SANS;
import static io.broadsheet.newsletter.layout.MailLayout.SERIF;
import static io.broadsheet.newsletter.layout.MailLayout.SOFT;

import io.broadsheet.chassis.text.MessageBundle;
import io.broadsheet.newsletter.layout.MailLayout;
import io.broadsheet.newsletter.subscription.domain.MailPurpose;
import org.springframework.web.util.HtmlUtils;

/**
 * A mail that answers its reader. Nothing in it was written by whoever asked for the subscription: the address may be a
 * stranger's, and topics a message to that stranger.
 */
public record MailWords(String subject, String text, String html) {

    /** @param url of its front page */
    public record Site(String name, String url) {}

    /** @param refusal the link by which whoever reads it never gets another, in a confirmation */
    static MailWords of(MailPurpose purpose, MessageBundle texts, Site site, String link, String refusal) {
        var key = "mail." + purpose.word();
        var last = purpose == MailPurpose.CONFIRMATION ? texts.text("mail.refusal") : "";
        return of(key, texts.text(key + ".reason", site.name()), last, texts, site, link, refusal);
    }

    /**
     * Asks whether somebody wants to hear of replies to a comment.
     *
     * @param title of its article, empty if it is not known
     */
    public static MailWords following(MessageBundle texts, Site site, String title, String link, String refusal) {
        var reason = title.isEmpty()
                ? texts.text("mail.following.reason.untitled", site.name())
                : texts.text("mail.following.reason", site.name(), title);
        return of("mail.following", reason, texts.text("mail.refusal"), texts, site, link, refusal);
    }

    private static MailWords of(
            String key, String reason, String last, MessageBundle texts, Site site, String link, String refusal) {
        var subject = texts.text(key + ".subject", site.name());
        var action = texts.text(key + ".action");
        var close = texts.text(key + ".close");
        return new MailWords(
                subject,
                text(site, reason, action, link, close) + (last.isEmpty() ? "" : "\n" + last + ":\n" + refusal + "\n"),
                MailLayout.head(texts, site.name(), site.url(), subject, reason, "")
                        + body(reason, MailLayout.button(link, action), close)
                        + foot(link, texts.text("mail.link"), refusal, last)
                        + MailLayout.FOOT);
    }

    private static String text(Site site, String reason, String action, String link, String close) {
        return """
                %s

                %s

                %s:
                %s

                %s
                """.formatted(site.name(), reason, action, link, close);
    }

    private static String body(String reason, String button, String close) {
        return """
                <tr><td class="ink cell" style="padding:26px 28px 22px;%1$s%2$sfont-size:18px;line-height:27px;">
                <p style="margin:0 0 22px;">%3$s</p>
                <p style="margin:0 0 22px;">%4$s</p>
                <p class="grey" style="margin:0;font-size:16px;line-height:24px;%5$s">%6$s</p>
                </td></tr>
                """.formatted(SERIF, INK, escaped(reason), button, SOFT, escaped(close));
    }

    private static String foot(String link, String words, String refusal, String last) {
        return """
                <tr><td class="grey line cell" style="padding:16px 28px 28px;border-top:1px solid %1$s;%2$s\
                font-size:13px;line-height:20px;%3$s">
                %4$s<br><a href="%5$s" dir="ltr" style="%3$sword-break:break-all;">%5$s</a>%6$s
                </td></tr>
                """.formatted(
                        MailLayout.RULE,
                        SANS,
                        SOFT,
                        escaped(words),
                        escaped(link),
                        last.isEmpty()
                                ? ""
                                : "<br><br><a href=\"%s\" style=\"%s\">%s</a>"
                                        .formatted(escaped(refusal), SOFT, escaped(last)));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
