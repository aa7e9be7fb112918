package io.broadsheet.newsletter.subscription.api;

import static io.broadsheet.newsletter.subscription.api.PlainPage.escaped;

import io.broadsheet.chassis.web.problem.FieldError;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The page where readers choose, leave, and see what is held of them. */
final class PreferencesPage {
    private static final List<String> ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> zone.equals("UTC") || (zone.contains("/") && !zone.matches("(SystemV|Etc)/.*")))
            .sorted()
            .toList();

    private final String token;
    private final PreferencesAnswer current;
    private final SubscriptionRequest entered;
    private final List<FieldError> errors;

    private PreferencesPage(
            String token, PreferencesAnswer current, SubscriptionRequest entered, List<FieldError> errors) {
        this.token = token;
        this.current = current;
        this.entered = entered;
        this.errors = errors;
    }

    static PlainPage show(String token, PreferencesAnswer current) {
        return new PreferencesPage(token, current, current.asRequest(), List.of()).page("");
    }

    static PlainPage saved(String token, PreferencesAnswer current) {
        return new PreferencesPage(token, current, current.asRequest(), List.of())
                .page("<p class=\"done\" role=\"status\">Your preferences are saved.</p>");
    }

    /** With what was entered, and what is wrong with it at each field. */
    static PlainPage refused(
            String token, PreferencesAnswer current, SubscriptionRequest entered, List<FieldError> errors) {
        return new PreferencesPage(token, current, entered, errors)
                .page("<p class=\"error\" role=\"alert\">Nothing was saved yet: please look at the marked fields.</p>");
    }

    private PlainPage page(String notice) {
        var address = "<p>For <strong>%s</strong>.</p>".formatted(escaped(current.email()));
        return new PlainPage(
                "Your subscription", notice + address + (current.isActive() ? form() + leave() : inactive()) + data());
    }

    private String form() {
        return """
                <form method="post" action="%s">
                %s%s%s%s%s%s
                <button type="submit">Save</button>
                </form>
                """.formatted(escaped(token), cadence(), weekday(), hour(), zone(), topics(), languages());
    }

    private String cadence() {
        var words = List.of("instant", "daily", "weekly");
        var labels = List.of("Each article as it appears", "A digest every day", "A digest every week");
        var choices = IntStream.range(0, 3)
                .mapToObj(i -> """
                        <label><input type="radio" name="cadence" value="%s"%s> %s</label><br>
                        """.formatted(
                                words.get(i), words.get(i).equals(entered.cadence()) ? " checked" : "", labels.get(i)))
                .collect(Collectors.joining());
        return "<fieldset><legend>How often</legend>\n" + choices + error("cadence") + "</fieldset>\n";
    }

    private String weekday() {
        var days = Arrays.stream(DayOfWeek.values())
                .map(day -> day.name().toLowerCase(Locale.ROOT))
                .toList();
        return select("weekday", "Day of the weekly digest", days, entered.weekday(), ReaderPages::capital);
    }

    private String hour() {
        var hours = IntStream.range(0, 24).mapToObj(Integer::toString).toList();
        var chosen = entered.hour() == null ? null : Integer.toString(entered.hour());
        return select("hour", "Hour", hours, chosen, hour -> (hour.length() < 2 ? "0" + hour : hour) + ":00");
    }

    private String zone() {
        return select("timeZone", "Time zone", ZONES, entered.timeZone(), zone -> zone);
    }

    private String topics() {
        var lines = entered.topics() == null
                ? ""
                : entered.topics().stream().filter(Objects::nonNull).collect(Collectors.joining("\n"));
        return """
                <fieldset><label class="above" for="topics">Topics</label>
                <span class="hint" id="topics-hint">One a line: a tag, section:World or author:Jane Doe. None means all.</span>
                <textarea id="topics" name="topics" rows="6"%s>
                %s</textarea>%s</fieldset>
                """.formatted(described("topics"), escaped(lines), error("topics"));
    }

    private String languages() {
        var tags = entered.languages() == null
                ? ""
                : entered.languages().stream().filter(Objects::nonNull).collect(Collectors.joining(", "));
        return """
                <fieldset><label class="above" for="languages">Languages</label>
                <span class="hint" id="languages-hint">Such as en, fr. None means all.</span>
                <input type="text" id="languages" name="languages" value="%s"%s>%s</fieldset>
                """.formatted(escaped(tags), described("languages"), error("languages"));
    }

    private String select(
            String name, String label, List<String> values, @Nullable String chosen, UnaryOperator<String> words) {
        // What is chosen may be a name that is no longer offered.
        var offered = chosen == null || values.contains(chosen)
                ? values
                : Stream.concat(Stream.of(chosen), values.stream()).toList();
        var options = offered.stream()
                .map(value -> "<option value=\"%s\"%s>%s</option>\n"
                        .formatted(
                                escaped(value), value.equals(chosen) ? " selected" : "", escaped(words.apply(value))))
                .collect(Collectors.joining());
        return """
                <fieldset><label class="above" for="%1$s">%2$s</label>
                <select id="%1$s" name="%1$s"%3$s>
                %4$s</select>%5$s</fieldset>
                """.formatted(name, label, invalid(name), options, error(name));
    }

    private String leave() {
        return """
                <h2>Leave</h2>
                <form method="post" action="%s/end"><button type="submit">Unsubscribe</button></form>
                """.formatted(escaped(token));
    }

    private static String inactive() {
        return "<p>This subscription gets no newsletters. You can subscribe again on the website at any time.</p>\n";
    }

    private String data() {
        return """
                <h2>Your data</h2>
                <p><a href="%1$s/data" download>Download what is held of you</a></p>
                <form method="post" action="%1$s/erasure"><button type="submit">Erase my data</button></form>
                """.formatted(escaped(token));
    }

    private String described(String name) {
        return " aria-describedby=\"%1$s-hint%2$s\"%3$s"
                .formatted(name, hasError(name) ? " " + name + "-error" : "", invalidOnly(name));
    }

    private String invalid(String name) {
        return hasError(name) ? " aria-describedby=\"%s-error\"%s".formatted(name, invalidOnly(name)) : "";
    }

    private String invalidOnly(String name) {
        return hasError(name) ? " aria-invalid=\"true\"" : "";
    }

    private boolean hasError(String name) {
        return errors.stream().anyMatch(error -> isOf(error, name));
    }

    private String error(String name) {
        return errors.stream()
                .filter(error -> isOf(error, name))
                .findFirst()
                .map(error -> "<p class=\"error\" id=\"%s-error\">%s</p>".formatted(name, escaped(error.message())))
                .orElse("");
    }

    private static boolean isOf(FieldError error, String name) {
        return error.field().equals(name) || error.field().startsWith(name + "[");
    }
}
