package io.broadsheet.newsletter.edition.application;

import static io.broadsheet.newsletter.delivery.MailContent.PREFERENCES;
import static io.broadsheet.newsletter.delivery.MailContent.UNSUBSCRIBE;
import static io.broadsheet.newsletter.edition.application.StoryText.direction;
import static io.broadsheet.newsletter.edition.application.StoryText.escaped;
import static io.broadsheet.newsletter.edition.application.StoryText.lead;
import static io.broadsheet.newsletter.edition.application.StoryText.link;
import static io.broadsheet.newsletter.edition.application.StoryText.plain;

import io.broadsheet.newsletter.edition.domain.Story;

/**
 * The look of a digest: tables and inline styles, which every mail program shows, and a dark side where one asks. Outlook
 * ignores {@code max-width} and gets a table of fixed width around it.
 */
final class DigestHtml {

    private DigestHtml() {}

    static String head(String newspaper, String headline) {
        return """
                <!DOCTYPE html>
                <html lang="en" dir="ltr">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta name="supported-color-schemes" content="light dark">
                <title>%1$s</title>
                <style>
                :root { color-scheme: light dark; }
                @media (prefers-color-scheme: dark) {
                  .page, .sheet { background-color: #16181c !important; }
                  .ink, .ink a { color: #f1efe9 !important; }
                  .grey, .grey a { color: #a7adb7 !important; }
                  .line { border-color: #3a3f47 !important; }
                }
                </style>
                </head>
                <body class="page" style="margin:0;padding:0;background-color:#f4f2ec;">
                <table role="presentation" width="100%%" cellpadding="0" cellspacing="0" border="0">
                <tr><td align="center" style="padding:24px 12px;">
                <!--[if mso]><table role="presentation" width="600" align="center" cellpadding="0" cellspacing="0" \
                border="0"><tr><td><![endif]-->
                <table class="sheet" role="presentation" width="100%%" cellpadding="0" cellspacing="0" border="0" \
                style="max-width:600px;background-color:#ffffff;">
                <tr><td class="ink line" style="padding:28px 28px 18px;border-bottom:3px double #1d2129;\
                font-family:Georgia,'Times New Roman',serif;color:#1d2129;">
                <h1 style="margin:0;font-size:28px;line-height:34px;">%1$s</h1>
                <p class="grey" style="margin:4px 0 0;font-size:15px;line-height:22px;color:#5c6470;">%2$s</p>
                </td></tr>
                """.formatted(escaped(newspaper), headline);
    }

    static String story(Story story, String site) {
        return """
                <tr><td class="line" lang="%1$s" dir="%2$s" style="padding:20px 28px;\
                border-bottom:1px solid #dedad0;font-family:Georgia,'Times New Roman',serif;">
                <h2 class="ink" style="margin:0 0 6px;font-size:20px;line-height:26px;">\
                <a href="%3$s" style="color:#1d2129;text-decoration:none;">%4$s</a></h2>
                <p class="grey" style="margin:0;font-size:16px;line-height:24px;color:#434a54;">%5$s</p>
                </td></tr>
                """.formatted(
                        escaped(plain(story.language())),
                        direction(story.language()),
                        escaped(link(story, site)),
                        escaped(plain(story.title())),
                        escaped(lead(story)));
    }

    static String title(Story story, String site) {
        return """
                <tr><td class="ink" lang="%1$s" dir="%2$s" style="padding:8px 28px;\
                font-family:Georgia,'Times New Roman',serif;font-size:16px;line-height:22px;">\
                <a href="%3$s" style="color:#1d2129;">%4$s</a></td></tr>
                """.formatted(
                        escaped(plain(story.language())),
                        direction(story.language()),
                        escaped(link(story, site)),
                        escaped(plain(story.title())));
    }

    static String more(int count, String site) {
        return """
                <tr><td class="ink" style="padding:12px 28px;font-family:Georgia,'Times New Roman',serif;\
                font-size:16px;line-height:22px;"><a href="%s" style="color:#1d2129;">And %d more</a></td></tr>
                """.formatted(escaped(site), count);
    }

    /** @param postalAddress empty for none */
    static String foot(String newspaper, String postalAddress) {
        return """
                <tr><td class="grey" style="padding:20px 28px 28px;font-family:Helvetica,Arial,sans-serif;\
                font-size:13px;line-height:20px;color:#5c6470;">
                You get this mail because you subscribed to %s.<br>
                <a href="%s" style="color:#5c6470;">Change what you get</a> &middot; \
                <a href="%s" style="color:#5c6470;">Unsubscribe</a>%s
                </td></tr>
                </table>
                <!--[if mso]></td></tr></table><![endif]-->
                </td></tr>
                </table>
                </body>
                </html>
                """.formatted(
                        escaped(newspaper),
                        PREFERENCES,
                        UNSUBSCRIBE,
                        postalAddress.isEmpty() ? "" : "<br>" + escaped(postalAddress));
    }
}
