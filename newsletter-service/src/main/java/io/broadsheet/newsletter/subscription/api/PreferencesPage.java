package io.broadsheet.newsletter.subscription.api;

import static io.broadsheet.newsletter.subscription.api.PlainPage.escaped;
import static io.broadsheet.newsletter.subscription.api.ReaderPages.done;

import io.broadsheet.chassis.text.MessageBundle;
import io.broadsheet.chassis.web.problem.FieldError;
import io.broadsheet.newsletter.edition.CurrentTopics;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The page where readers choose, leave, and see what is held of them. */
final class PreferencesPage {
    private final ReaderPages pages;
    private final MessageBundle texts;
    private final String token;
    private final PreferencesAnswer current;
    private final @Nullable String tag;
    private final CurrentTopics topics;

    PreferencesPage(
            ReaderPages pages, String token, PreferencesAnswer current, @Nullable String tag, CurrentTopics topics) {
        this.pages = pages;
        this.texts = pages.texts();
        this.token = token;
        this.current = current;
        this.tag = tag;
        this.topics = topics;
    }

    PlainPage show() {
        return page(warning(), current.asRequest(), List.of());
    }

    PlainPage saved() {
        return page(done(escaped(texts.text("preferences.saved"))) + warning(), current.asRequest(), List.of());
    }

    /** With what was entered, and what is wrong with it at each field. */
    PlainPage refused(SubscriptionRequest entered, List<FieldError> errors) {
        return page(alert("preferences.refused"), entered, errors);
    }

    /** With what was entered, which another one of the reader's pages has overtaken; saved again, it stands. */
    PlainPage changed(SubscriptionRequest entered) {
        return page(alert("preferences.changed"), entered, List.of());
    }

    private String alert(String text) {
        return "<p class=\"notice error\" role=\"alert\">%s</p>\n".formatted(escaped(texts.text(text)));
    }

    private PlainPage page(String notice, SubscriptionRequest entered, List<FieldError> errors) {
        var address = "<p>%s</p>\n".formatted(texts.html("preferences.address.html", current.email()));
        return pages.page(
                "preferences",
                notice + address + (current.isActive() ? form(entered, errors) + leave() : inactive()) + data());
    }

    /** Whoever chose what nothing is about would wait for a mail that does not come. */
    private String warning() {
        if (!current.isActive()) {
            return "";
        }
        var unmatched = topics.unmatched(current.topics(), current.languages());
        if (unmatched.isEmpty() && !topics.isUnread(current.languages())) {
            return "";
        }
        var nothing = current.topics().size() == unmatched.size();
        var names = unmatched.stream()
                .map(topic -> "<bdi>" + escaped(pages.label(topic)) + "</bdi>")
                .collect(Collectors.joining(" · "));
        return """
                <div class="notice" role="status"><p>%s</p>
                <p>%s</p></div>
                """.formatted(escaped(texts.text(nothing ? "preferences.nothing" : "preferences.some")), names);
    }

    private String form(SubscriptionRequest entered, List<FieldError> errors) {
        return "<form method=\"post\" action=\"%s\">\n%s%s%s</form>\n"
                .formatted(
                        escaped(token),
                        tag == null ? "" : hidden(tag),
                        new PreferencesFields(pages, entered, errors).html(topics.offer(), current),
                        pages.button("preferences.save", ""));
    }

    private static String hidden(String tag) {
        return "<input type=\"hidden\" name=\"%s\" value=\"%s\">\n".formatted(PreferencesForm.MADE_FROM, escaped(tag));
    }

    private String leave() {
        return "<h2>%s</h2>\n%s"
                .formatted(
                        escaped(texts.text("leave.title")),
                        pages.form(token + "/end", "unsubscribe.do", " class=\"second\""));
    }

    private String inactive() {
        return pages.sentence("preferences.inactive");
    }

    private String data() {
        return """
                <h2>%s</h2>
                <p><a href="%s/data" download>%s</a></p>
                %s%s""".formatted(
                        escaped(texts.text("data.title")),
                        escaped(token),
                        escaped(texts.text("data.download")),
                        pages.sentence("data.without"),
                        pages.form(token + "/erasure", "erase.do", " class=\"second\""));
    }
}
