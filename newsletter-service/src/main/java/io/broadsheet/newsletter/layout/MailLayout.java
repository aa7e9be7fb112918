package io.broadsheet.newsletter.layout;

import static io.broadsheet.newsletter.delivery.MailContent.PREFERENCES;
import static io.broadsheet.newsletter.delivery.MailContent.UNSUBSCRIBE;

import io.broadsheet.chassis.text.MessageBundle;
import io.broadsheet.style.Palette;
import org.springframework.web.util.HtmlUtils;

/**
 * The look of a mail: a table and inline styles, which every mail program shows, and a dark side where one asks. Outlook
 * ignores {@code max-width} and gets a table of fixed width around it. Rows go between {@link #head} and {@link #FOOT}.
 */
public final class MailLayout {
    public static final String SERIF = "font-family:Charter,Georgia,'Times New Roman',serif;";
    public static final String SANS = "font-family:Helvetica,Arial,sans-serif;";
    public static final String INK = "color:" + Palette.INK.light() + ";";
    public static final String SOFT = "color:" + Palette.SOFT.light() + ";";
    public static final String ACCENT = "color:" + Palette.ACCENT.light() + ";";
    public static final String RULE = Palette.RULE.light();

    public static final String FOOT = """
            </table>
            <!--[if mso]></td></tr></table><![endif]-->
            </td></tr>
            </table>
            </body>
            </html>
            """;

    private static final String DARK = """
            :root { color-scheme: light dark; }
            @media (prefers-color-scheme: dark) {
              .page, .sheet { background-color: %s !important; }
              .ink, .ink a { color: %s !important; }
              .grey, .grey a { color: %s !important; }
              .accent { color: %s !important; }
              .line { border-color: %s !important; }
              .ink a.button { background-color: %2$s !important; color: %1$s !important; }
            }
            @media (max-width: 480px) { .page .cell { padding-left: 16px !important; padding-right: 16px !important; } }
            """.formatted(
            Palette.PAPER.dark(), Palette.INK.dark(), Palette.SOFT.dark(), Palette.ACCENT.dark(), Palette.RULE.dark());

    /** Mail programs show the beginning of a mail beside its subject; this keeps what follows the preheader out of it. */
    private static final String REST = "&#847;&zwnj;&nbsp;".repeat(30);

    private MailLayout() {}

    /**
     * @param site absolute address of the front page
     * @param subject title of the document
     * @param preheader shown beside the subject in a list of mails
     * @param below words under the nameplate, empty for none
     */
    public static String head(
            MessageBundle texts, String newspaper, String site, String subject, String preheader, String below) {
        return """
                <!DOCTYPE html>
                <html lang="%1$s" dir="%2$s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta name="supported-color-schemes" content="light dark">
                <title>%3$s</title>
                <style>
                %4$s</style>
                </head>
                <body class="page" style="margin:0;padding:0;background-color:%5$s;">
                <div style="display:none;max-height:0;overflow:hidden;mso-hide:all;">%6$s%7$s</div>
                <table role="presentation" width="100%%" cellpadding="0" cellspacing="0" border="0">
                <tr><td align="center" style="padding:0 8px 24px;">
                <!--[if mso]><table role="presentation" width="600" align="center" cellpadding="0" cellspacing="0" \
                border="0"><tr><td><![endif]-->
                <table class="sheet" role="presentation" lang="%1$s" dir="%2$s" width="100%%" cellpadding="0" \
                cellspacing="0" border="0" style="max-width:600px;background-color:%5$s;">
                <tr><td class="ink line cell" align="center" style="padding:28px 28px 14px;border-bottom:3px double %8$s;\
                %9$s%10$s">
                <h1 style="margin:0;font-size:34px;line-height:40px;font-weight:bold;letter-spacing:%12$s;">\
                <a href="%13$s" style="%9$stext-decoration:none;">%14$s</a></h1>%11$s
                </td></tr>
                """.formatted(
                        texts.language(),
                        texts.direction(),
                        escaped(subject),
                        DARK,
                        Palette.PAPER.light(),
                        escaped(preheader),
                        REST,
                        Palette.STRONG_RULE.light(),
                        INK,
                        SERIF,
                        below.isEmpty() ? "" : below(below),
                        texts.direction().equals("rtl") ? "normal" : "-1px",
                        escaped(site),
                        escaped(newspaper));
    }

    /** A link that looks like a button in mail programs that show borders and colours. */
    public static String button(String href, String label) {
        return """
                <a class="button" href="%s" style="display:inline-block;padding:12px 22px;border-radius:3px;\
                background-color:%s;color:%s;%sfont-size:16px;line-height:22px;font-weight:bold;text-decoration:none;">\
                %s</a>""".formatted(escaped(href), Palette.INK.light(), Palette.PAPER.light(), SANS, escaped(label));
    }

    /**
     * The last row: why the mail came, and the ways to change that and to end it.
     *
     * @param postalAddress of the publisher, which laws on commercial mail ask for; empty for none
     */
    public static String foot(String why, String preferences, String end, String postalAddress) {
        return """
                <tr><td class="grey cell" style="padding:20px 28px 28px;%1$sfont-size:13px;line-height:20px;%2$s">
                %3$s<br>
                <a href="%4$s" style="%2$s">%5$s</a> &middot; <a href="%6$s" style="%2$s">%7$s</a>%8$s
                </td></tr>
                """.formatted(
                        SANS,
                        SOFT,
                        escaped(why),
                        PREFERENCES,
                        escaped(preferences),
                        UNSUBSCRIBE,
                        escaped(end),
                        postalAddress.isEmpty() ? "" : "<br>" + escaped(postalAddress));
    }

    private static String below(String words) {
        return "\n<p class=\"grey\" style=\"margin:4px 0 0;font-size:15px;line-height:22px;font-style:italic;" + SOFT
                + "\">" + escaped(words) + "</p>";
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
