package io.broadsheet.newsletter.replies.application;

import static io.broadsheet.newsletter.delivery.MailContent.PREFERENCES;
import static io.broadsheet.newsletter.delivery.MailContent.UNSUBSCRIBE;
import static io.broadsheet.newsletter.layout.MailLayout.INK;
import static io.broadsheet.newsletter.layout.MailLayout.RULE;
import static io.broadsheet.newsletter.layout.MailLayout.SERIF;

import io.broadsheet.chassis.text.MessageBundle;
import io.broadsheet.newsletter.delivery.MailContent;
import io.broadsheet.newsletter.edition.application.StoryText;
import io.broadsheet.newsletter.edition.domain.Cadence;
import io.broadsheet.newsletter.edition.domain.Story;
import io.broadsheet.newsletter.layout.MailLayout;
import io.broadsheet.newsletter.replies.application.CurrentReplies.Left;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** A mail that tells of replies: how many there are under which title, and where; nothing of what anybody wrote. */
final class ReplyText {
    private final String newspaper;
    private final String site;
    private final String postalAddress;

    /** @param postalAddress of the publisher, which laws on commercial mail ask for; empty for none */
    ReplyText(String newspaper, String site, String postalAddress) {
        this.newspaper = StoryText.plain(newspaper);
        this.site = site;
        this.postalAddress = StoryText.plain(postalAddress);
    }

    /** @param left at least one */
    MailContent render(MessageBundle texts, Cadence cadence, List<Left> left) {
        var subject = left.size() == 1 && left.getFirst().replies().size() == 1
                ? sentence(texts, left.getFirst())
                : texts.text("replies.subject", newspaper);
        return new MailContent(subject, text(texts, left), html(texts, subject, left), cadence.word(), List.of());
    }

    private static String sentence(MessageBundle texts, Left left) {
        return texts.text("replies.told", left.replies().size(), title(left.story()));
    }

    private String text(MessageBundle texts, List<Left> left) {
        var told = left.stream()
                .map(each -> sentence(texts, each) + "\n" + link(each) + "\n")
                .collect(Collectors.joining("\n"));
        return """
                %s

                %s
                --\s
                %s
                %s: %s
                %s: %s
                %s
                """.formatted(
                        newspaper,
                        told,
                        texts.text("replies.why", newspaper),
                        texts.text("replies.preferences"),
                        PREFERENCES,
                        texts.text("replies.end"),
                        UNSUBSCRIBE,
                        postalAddress).stripTrailing()
                + "\n";
    }

    private String html(MessageBundle texts, String subject, List<Left> left) {
        return MailLayout.head(texts, newspaper, site, subject, subject, texts.text("replies.title"))
                + left.stream().map(each -> row(texts, each)).collect(Collectors.joining())
                + MailLayout.foot(
                        texts.text("replies.why", newspaper),
                        texts.text("replies.preferences"),
                        texts.text("replies.end"),
                        postalAddress)
                + MailLayout.FOOT;
    }

    private String row(MessageBundle texts, Left left) {
        return """
                <tr><td class="ink line cell" style="padding:20px 28px;border-bottom:1px solid %1$s;%2$s%3$s\
                font-size:18px;line-height:27px;">
                <p style="margin:0 0 16px;">%4$s</p>
                %5$s
                </td></tr>
                """.formatted(
                RULE,
                SERIF,
                INK,
                escaped(sentence(texts, left)),
                MailLayout.button(
                        link(left), texts.text("replies.read", left.replies().size())));
    }

    /** The first reply in its thread, also without script; with it wherever the reply stands. */
    private String link(Left left) {
        return link(left.story(), left.replies().getFirst(), site);
    }

    static String link(Story story, UUID comment, String otherwise) {
        return StoryText.link(story, otherwise) + "/comments/" + comment + "#comment-" + comment;
    }

    private static String title(Story story) {
        return StoryText.plain(story.title());
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
