package io.broadsheet.newsletter.subscription.api;

import static io.broadsheet.newsletter.subscription.api.PlainPage.escaped;

import com.ibm.icu.text.DisplayContext;
import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.util.ULocale;
import io.broadsheet.chassis.text.MessageBundle;
import io.broadsheet.chassis.web.problem.FieldError;
import io.broadsheet.newsletter.edition.CurrentTopics.Offer;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a reader can choose, as on the website's form, with what is wrong with it. */
public final class PreferencesFields {
    private static final String ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> zone.equals("UTC") || (zone.contains("/") && !zone.matches("(SystemV|Etc)/.*")))
            .sorted()
            .map(zone -> "<option value=\"" + zone + "\">")
            .collect(Collectors.joining("\n"));

    private final ReaderPages pages;
    private final MessageBundle texts;
    private final SubscriptionRequest entered;
    private final List<FieldError> errors;

    public PreferencesFields(ReaderPages pages, SubscriptionRequest entered, List<FieldError> errors) {
        this.pages = pages;
        this.texts = pages.texts();
        this.entered = entered;
        this.errors = errors;
    }

    /** @param current what is ticked besides what is on offer */
    String html(Offer offer, PreferencesAnswer current) {
        var chosen = present(entered.topics());
        var offered = new LinkedHashSet<>(current.topics());
        offered.addAll(offer.topics());
        var typed = chosen.stream().filter(not(offered)).toList();
        return cadence(List.of("daily", "weekly", "instant"))
                + "<div class=\"row\">\n" + weekday() + hour() + zone() + "</div>\n"
                + topics(offered, chosen) + otherTopics(typed)
                + languages(offer.languages(), present(entered.languages()));
    }

    /** Without what a subscription is about. */
    public String times(List<String> cadences) {
        return cadence(cadences) + "<div class=\"row\">\n" + hour() + zone() + "</div>\n";
    }

    private String cadence(List<String> words) {
        return choices(
                "cadence",
                texts.text("cadence.title"),
                "",
                words.stream()
                        .map(word -> choice(
                                "radio",
                                "cadence",
                                word,
                                word.equals(entered.cadence()),
                                escaped(texts.text("cadence." + word))))
                        .collect(Collectors.joining()));
    }

    private String weekday() {
        return select(
                "weekday",
                Arrays.stream(DayOfWeek.values()).toList(),
                " weekday",
                day -> option(day.name().toLowerCase(Locale.ROOT), pages.weekday(day), entered.weekday()));
    }

    private String hour() {
        var chosen = entered.hour() == null ? null : Integer.toString(entered.hour());
        return select(
                "hour",
                IntStream.range(0, 24).boxed().toList(),
                "",
                hour -> option(Integer.toString(hour), "%02d:00".formatted(hour), chosen));
    }

    private String zone() {
        return field("timeZone", " grow", """
                <input id="timeZone" name="timeZone" value="%s" list="zones" autocomplete="off" spellcheck="false" \
                dir="ltr"%s>
                <datalist id="zones">
                %s
                </datalist>""".formatted(
                        escaped(Objects.requireNonNullElse(entered.timeZone(), "")), invalid("timeZone"), ZONES));
    }

    private String topics(Set<String> offered, List<String> chosen) {
        return offered.isEmpty()
                ? ""
                : choices(
                        "topics",
                        texts.text("topics.title"),
                        " topics",
                        offered.stream()
                                .map(topic -> choice(
                                        "checkbox", "topics", topic, chosen.contains(topic), bdi(pages.label(topic))))
                                .collect(Collectors.joining()));
    }

    private String otherTopics(List<String> typed) {
        return """
                <details class="more-choices"%s><summary>%s</summary>
                <p class="field"><label for="others">%s</label>
                <textarea id="others" name="topics" rows="4" dir="auto"%s>
                %s</textarea></p></details>
                """.formatted(
                        typed.isEmpty() ? "" : " open",
                        escaped(texts.text("topics.others")),
                        escaped(texts.text("topics.others.how")),
                        invalid("topics"),
                        escaped(String.join("\n", typed)));
    }

    private String languages(List<String> offered, List<String> chosen) {
        var all = new LinkedHashSet<>(chosen);
        all.addAll(offered);
        return all.size() < 2 && chosen.isEmpty()
                ? ""
                : choices(
                        "languages",
                        texts.text("languages.title"),
                        "",
                        all.stream()
                                .map(tag -> choice("checkbox", "languages", tag, chosen.contains(tag), ownName(tag)))
                                .collect(Collectors.joining()));
    }

    private static String ownName(String tag) {
        var locale = ULocale.forLanguageTag(tag);
        var name = LocaleDisplayNames.getInstance(locale, DisplayContext.CAPITALIZATION_FOR_UI_LIST_OR_MENU)
                .localeDisplayName(locale);
        return "<bdi lang=\"%s\">%s</bdi>".formatted(escaped(tag), escaped(name));
    }

    private String choices(String name, String legend, String look, String labels) {
        return """
                <fieldset class="choices%s"%s>
                <legend>%s</legend>
                %s%s</fieldset>
                """.formatted(look, described(name), legend(legend, name), labels, error(name));
    }

    private String legend(String legend, String name) {
        return escaped(legend)
                + (name.equals("cadence") ? "" : " <small>" + escaped(texts.text("none.all")) + "</small>");
    }

    private static String choice(String type, String name, String value, boolean checked, String label) {
        return "<label><input type=\"%s\" name=\"%s\" value=\"%s\"%s> %s</label>\n"
                .formatted(type, name, escaped(value), checked ? " checked" : "", label);
    }

    private <T> String select(String name, List<T> values, String look, Function<T, String> option) {
        return field(
                name,
                look,
                "<select id=\"%1$s\" name=\"%1$s\"%2$s>\n%3$s</select>"
                        .formatted(
                                name, invalid(name), values.stream().map(option).collect(Collectors.joining())));
    }

    private static String option(String value, String label, @Nullable String chosen) {
        return "<option value=\"%s\"%s>%s</option>\n"
                .formatted(value, value.equals(chosen) ? " selected" : "", escaped(label));
    }

    private String field(String name, String look, String control) {
        return """
                <p class="field%s"><label for="%s">%s</label>
                %s%s</p>
                """.formatted(look, name, escaped(texts.text("field." + name)), control, error(name));
    }

    private static String bdi(String text) {
        return "<bdi>" + escaped(text) + "</bdi>";
    }

    private String invalid(String name) {
        return hasError(name) ? " aria-invalid=\"true\"" + described(name) : "";
    }

    private String described(String name) {
        return hasError(name) ? " aria-describedby=\"%s-error\"".formatted(name) : "";
    }

    private boolean hasError(String name) {
        return errors.stream().anyMatch(error -> isOf(error, name));
    }

    private String error(String name) {
        return errors.stream()
                .filter(error -> isOf(error, name))
                .findFirst()
                .map(error -> "<span class=\"error\" id=\"%s-error\">%s</span>\n"
                        .formatted(name, escaped(texts.translated(error.message()))))
                .orElse("");
    }

    private static boolean isOf(FieldError error, String name) {
        return error.field().equals(name) || error.field().startsWith(name + "[");
    }

    private static Predicate<String> not(Set<String> these) {
        return word -> !these.contains(word);
    }

    private static List<String> present(@Nullable List<@Nullable String> words) {
        return words == null
                ? List.of()
                : words.stream().filter(Objects::nonNull).toList();
    }
}
