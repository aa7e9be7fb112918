package io.broadsheet.newsletter.replies.api;

import static io.broadsheet.newsletter.subscription.api.PlainPage.escaped;
import static io.broadsheet.newsletter.subscription.api.ReaderPages.done;
import static io.broadsheet.newsletter.subscription.api.ReaderPages.paragraph;

import io.broadsheet.chassis.text.MessageBundle;
import io.broadsheet.chassis.web.problem.FieldError;
import io.broadsheet.newsletter.edition.application.StoryText;
import io.broadsheet.newsletter.edition.domain.Cadence;
import io.broadsheet.newsletter.replies.api.FollowAnswer.FollowedAnswer;
import io.broadsheet.newsletter.replies.application.Following.Followed;
import io.broadsheet.newsletter.replies.domain.ReplyWish;
import io.broadsheet.newsletter.subscription.api.PageAnswers;
import io.broadsheet.newsletter.subscription.api.PlainPage;
import io.broadsheet.newsletter.subscription.api.PreferencesFields;
import io.broadsheet.newsletter.subscription.api.ReaderPages;
import io.broadsheet.newsletter.subscription.api.SubscriptionRequest;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What readers of reply notices see behind the links in their mails. Addresses of forms are relative: a proxy may add a path. */
@Component
class FollowPages {
    private final PageAnswers answers;

    FollowPages(PageAnswers answers) {
        this.answers = answers;
    }

    enum Notice {
        NONE,
        SAVED
    }

    PlainPage confirm(String token, Followed asked) {
        var pages = pages(asked.comment().wish().language());
        var texts = pages.texts();
        boolean first = asked.reader().confirmedAt() == null;
        var rhythm =
                rhythm(texts, first ? asked.comment().wish() : asked.reader().wish());
        var what = asked.title().isEmpty()
                ? texts.html("follow.what.untitled.html", asked.reader().address(), rhythm)
                : texts.html(
                        "follow.what.html",
                        StoryText.plain(asked.title()),
                        asked.reader().address(),
                        rhythm);
        return pages.page("follow", paragraph(what) + """
                <form method="post" action="confirmation">
                <input type="hidden" name="token" value="%s">
                %s</form>
                """.formatted(escaped(token), pages.button("follow.do", "")));
    }

    PlainPage confirmed(Followed followed) {
        var pages = pages(followed.reader().wish().language());
        var what = pages.texts()
                .html(
                        "followed.what.html",
                        followed.reader().address(),
                        rhythm(pages.texts(), followed.reader().wish()));
        return pages.page("followed", done(what) + pages.sentence("followed.links"));
    }

    PlainPage end(@Nullable String language) {
        var pages = pages(language);
        return pages.page(
                "followed.end",
                pages.sentence("followed.end.ask") + """
                <form method="post" action="end">
                <input type="hidden" name="List-Unsubscribe" value="One-Click">
                %s</form>
                """.formatted(pages.button("followed.end.do", "")));
    }

    PlainPage ended(@Nullable String language) {
        var pages = pages(language);
        return pages.page("followed.ended", done(escaped(pages.texts().text("followed.ended.what"))));
    }

    /** Of a reader who is forgotten: somebody may have asked anew since, whom only newer links reach. */
    PlainPage endedBefore(@Nullable String language) {
        var pages = pages(language);
        return pages.page("followed.before", pages.sentence("followed.before.what"));
    }

    PlainPage preferences(String token, FollowAnswer current, Notice notice) {
        var pages = pages(current.language());
        var saved = notice == Notice.SAVED ? done(escaped(pages.texts().text("preferences.saved"))) : "";
        var entered = new ReplyNoticeRequest(
                null, null, null, current.cadence(), current.timeZone(), current.hour(), current.language());
        return preferences(pages, token, current, entered, saved, List.of());
    }

    /** With what was entered, and what is wrong with it. */
    PlainPage refused(String token, FollowAnswer current, ReplyNoticeRequest entered, List<FieldError> errors) {
        var pages = pages(current.language());
        var notice = "<p class=\"notice error\" role=\"alert\">%s</p>\n"
                .formatted(escaped(pages.texts().text("preferences.refused")));
        return preferences(pages, token, current, entered, notice, errors);
    }

    private static PlainPage preferences(
            ReaderPages pages,
            String token,
            FollowAnswer current,
            ReplyNoticeRequest entered,
            String notice,
            List<FieldError> errors) {
        var texts = pages.texts();
        var fields = new PreferencesFields(
                        pages,
                        new SubscriptionRequest(
                                null, entered.cadence(), null, null, entered.timeZone(), entered.hour(), null),
                        errors)
                .times(List.of("instant", "daily"));
        var comments = current.comments().stream()
                .map(comment -> comment(pages, token, comment))
                .collect(Collectors.joining());
        var address = paragraph(texts.html("preferences.address.html", current.email()));
        return pages.page(
                "followed.preferences",
                notice
                        + address
                        + """
                <form method="post" action="%1$s">
                %2$s%3$s</form>
                <h2>%4$s</h2>
                <ul>
                %5$s</ul>
                <h2>%6$s</h2>
                <p><a href="%1$s/data" download>%7$s</a></p>
                <h2>%8$s</h2>
                %9$s%10$s""".formatted(
                                        escaped(token),
                                        fields,
                                        pages.button("preferences.save", ""),
                                        escaped(texts.text("followed.comments")),
                                        comments,
                                        escaped(texts.text("data.title")),
                                        escaped(texts.text("data.download")),
                                        escaped(texts.text("leave.title")),
                                        pages.sentence("followed.end.ask"),
                                        pages.form(token + "/end", "followed.end.do", " class=\"second\"")));
    }

    private static String comment(ReaderPages pages, String token, FollowedAnswer comment) {
        var texts = pages.texts();
        var title = comment.title();
        return "<li>%s%s%s\n%s</li>\n"
                .formatted(
                        escaped(
                                title == null
                                        ? texts.text("followed.comment.untitled")
                                        : texts.text("followed.comment", StoryText.plain(title))),
                        comment.url() == null
                                ? ""
                                : " <a href=\"%s\">%s</a>"
                                        .formatted(escaped(comment.url()), escaped(texts.text("followed.comment.see"))),
                        comment.confirmedAt() == null ? " " + escaped(texts.text("followed.comment.unconfirmed")) : "",
                        pages.form(
                                token + "/comments/" + comment.commentId() + "/end",
                                "followed.comment.end",
                                " class=\"second\""));
    }

    private static String rhythm(MessageBundle texts, ReplyWish wish) {
        return wish.cadence() == Cadence.INSTANT
                ? texts.text("followed.rhythm.instant")
                : texts.text("followed.rhythm.daily", "%02d:00".formatted(wish.hour()), wish.zone());
    }

    private ReaderPages pages(@Nullable String language) {
        return language == null ? answers.pages() : answers.pages(List.of(language));
    }
}
