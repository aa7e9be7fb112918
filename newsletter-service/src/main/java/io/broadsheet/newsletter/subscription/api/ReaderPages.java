package io.broadsheet.newsletter.subscription.api;

import static io.broadsheet.newsletter.subscription.api.PlainPage.escaped;

import io.broadsheet.chassis.text.MessageBundle;
import io.broadsheet.newsletter.edition.CurrentTopics;
import io.broadsheet.newsletter.subscription.application.Erasing.ErasureReceipt;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What readers see in one language. Addresses of forms are relative: a proxy may add a path. */
public record ReaderPages(MessageBundle texts) {

    PlainPage confirm(String token, PreferencesAnswer wanted) {
        return page(
                "confirm",
                paragraph(texts.html("confirm.what.html", rhythm(wanted), wanted.email()))
                        + topics(wanted)
                        + """
                <form method="post" action="confirmation">
                <input type="hidden" name="token" value="%s">
                %s</form>
                """.formatted(escaped(token), button("confirm.do", "")));
    }

    PlainPage confirmed(PreferencesAnswer wanted) {
        return page(
                "confirmed",
                done(texts.html("confirmed.what.html", rhythm(wanted), wanted.email())) + sentence("confirmed.links"));
    }

    PreferencesPage preferences(String token, PreferencesAnswer current, @Nullable String tag, CurrentTopics topics) {
        return new PreferencesPage(this, token, current, tag, topics);
    }

    PlainPage left(String email) {
        return page("left", done(texts.html("left.what.html", email)));
    }

    PlainPage unsubscribe(String token) {
        return page(
                "unsubscribe",
                sentence("unsubscribe.ask") + """
                <form method="post" action="%s">
                <input type="hidden" name="List-Unsubscribe" value="One-Click">
                %s</form>
                """.formatted(escaped(token), button("unsubscribe.do", "")));
    }

    PlainPage unsubscribed() {
        return page("left", done(escaped(texts.text("unsubscribed.what"))));
    }

    PlainPage erase() {
        return page("erase", sentence("erase.what") + form("erasure", "erase.do", ""));
    }

    PlainPage erasureMailed() {
        return page("mailed", done(escaped(texts.text("mailed.what"))));
    }

    PlainPage erased(ErasureReceipt receipt) {
        var instant = receipt.at().truncatedTo(ChronoUnit.SECONDS);
        var at = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.LONG)
                .localizedBy(texts.locale())
                .format(instant.atZone(ZoneId.of("UTC")));
        return page(
                "erased",
                done(escaped(texts.text("erased.what")))
                        + paragraph(
                                texts.html("erased.receipt.html", receipt.id().toString()) + ", <time datetime=\""
                                        + instant + "\">" + escaped(at) + "</time>"));
    }

    PlainPage refuse() {
        return page("refuse", sentence("refuse.what") + form("refusal", "refuse.do", ""));
    }

    PlainPage refused() {
        return page("refused", done(escaped(texts.text("refused.what"))) + sentence("refused.back"));
    }

    PlainPage refusedAlready() {
        return page("refused.already", sentence("refused.already.ask") + form("refusal/end", "refused.already.do", ""));
    }

    PlainPage allowed() {
        return page("allowed", done(escaped(texts.text("allowed.what"))));
    }

    /** @param english as programs are told it */
    PlainPage failure(String key, String english) {
        return page(key, paragraph(escaped(texts.translated(english))));
    }

    public PlainPage page(String key, String body) {
        return new PlainPage(texts, texts.text(key + ".title"), body);
    }

    public String form(String action, String button, String look) {
        return "<form method=\"post\" action=\"%s\">%s</form>\n".formatted(escaped(action), button(button, look));
    }

    public String button(String key, String look) {
        return "<p><button type=\"submit\"%s>%s</button></p>\n".formatted(look, escaped(texts.text(key)));
    }

    public String sentence(String key) {
        return paragraph(escaped(texts.text(key)));
    }

    /** How a topic is called: a section and an author are named as such. */
    String label(String topic) {
        return topic.startsWith("section:")
                ? texts.text("topic.section", topic.substring("section:".length()))
                : topic.startsWith("author:") ? texts.text("topic.author", topic.substring("author:".length())) : topic;
    }

    String weekday(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL_STANDALONE, texts.locale());
    }

    public static String done(String html) {
        return "<p class=\"notice\" role=\"status\">%s</p>\n".formatted(html);
    }

    public static String paragraph(String html) {
        return "<p>%s</p>\n".formatted(html);
    }

    private String rhythm(PreferencesAnswer wanted) {
        var hour = "%02d:00".formatted(wanted.hour());
        return switch (wanted.cadence()) {
            case "instant" -> texts.text("rhythm.instant");
            case "weekly" ->
                texts.text(
                        "rhythm.weekly",
                        weekday(DayOfWeek.valueOf(
                                String.valueOf(wanted.weekday()).toUpperCase(Locale.ROOT))),
                        hour,
                        wanted.timeZone());
            default -> texts.text("rhythm.daily", hour, wanted.timeZone());
        };
    }

    private String topics(PreferencesAnswer wanted) {
        return wanted.topics().isEmpty()
                ? sentence("topics.all")
                : paragraph(escaped(texts.text("topics.some")) + " "
                        + wanted.topics().stream()
                                .map(topic -> "<bdi>" + escaped(label(topic)) + "</bdi>")
                                .collect(Collectors.joining(" · ")));
    }
}
