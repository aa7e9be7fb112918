package io.broadsheet.newsletter.edition.application;

import static io.broadsheet.newsletter.edition.application.StoryText.escaped;
import static io.broadsheet.newsletter.edition.application.StoryText.lead;
import static io.broadsheet.newsletter.edition.application.StoryText.link;
import static io.broadsheet.newsletter.edition.application.StoryText.plain;
import static io.broadsheet.newsletter.layout.MailLayout.ACCENT;
import static io.broadsheet.newsletter.layout.MailLayout.INK;
import static io.broadsheet.newsletter.layout.MailLayout.RULE;
import static io.broadsheet.newsletter.layout.MailLayout.SANS;
import static io.broadsheet.newsletter.layout.MailLayout.SERIF;
import static io.broadsheet.newsletter.layout.MailLayout.SOFT;

import io.broadsheet.chassis.text.MessageBundle;
import io.broadsheet.newsletter.edition.domain.Story;
import org.jspecify.annotations.Nullable;

/** The rows of a digest. */
final class DigestHtml {

    private DigestHtml() {}

    static String story(Story story, String site) {
        return """
                <tr><td class="line cell" lang="%1$s" dir="%2$s" style="padding:18px 28px;border-bottom:1px solid %3$s;\
                %4$s">%5$s
                <h2 class="ink" style="margin:0 0 6px;font-size:21px;line-height:27px;">\
                <a href="%6$s" style="%7$stext-decoration:none;">%8$s</a></h2>
                <p class="grey" style="margin:0;font-size:16px;line-height:24px;%9$s">%10$s</p>
                </td></tr>
                """.formatted(
                        escaped(plain(story.language())),
                        MessageBundle.direction(plain(story.language())),
                        RULE,
                        SERIF,
                        kicker(story.section()),
                        escaped(link(story, site)),
                        INK,
                        escaped(plain(story.title())),
                        SOFT,
                        escaped(lead(story)));
    }

    private static String kicker(@Nullable String section) {
        return section == null || section.isBlank() ? "" : """

                        <p class="accent" style="margin:0 0 4px;%sfont-size:12px;line-height:18px;font-weight:bold;%s">%s</p>""".formatted(SANS, ACCENT, escaped(plain(section)));
    }

    static String title(Story story, String site) {
        return """
                <tr><td class="ink cell" lang="%1$s" dir="%2$s" style="padding:8px 28px;%3$sfont-size:16px;\
                line-height:22px;"><a href="%4$s" style="%5$s">%6$s</a></td></tr>
                """.formatted(
                        escaped(plain(story.language())),
                        MessageBundle.direction(plain(story.language())),
                        SERIF,
                        escaped(link(story, site)),
                        INK,
                        escaped(plain(story.title())));
    }

    static String more(MessageBundle texts, int count, String site) {
        return """
                <tr><td class="ink cell" style="padding:14px 28px;%sfont-size:16px;line-height:22px;font-weight:bold;">\
                <a href="%s" style="%s">%s</a></td></tr>
                """.formatted(SANS, escaped(site), INK, escaped(texts.text("digest.more", count)));
    }
}
