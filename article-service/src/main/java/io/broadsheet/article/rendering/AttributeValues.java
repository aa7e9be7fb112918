package io.broadsheet.article.rendering;

import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Attributes have values that HTML knows, or go. */
final class AttributeValues implements Mend {

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");
    private static final Pattern COLUMNS = Pattern.compile("[1-9]\\d{0,2}|1000");
    /** None is all that follow. */
    private static final Pattern ROWS =
            Pattern.compile("\\d{1,4}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-4]");

    private static final String MONTH = "(?:0[1-9]|1[0-2])";
    private static final String DAY = "(?:0[1-9]|[12]\\d|3[01])";
    private static final String DATE = "\\d{4}-" + MONTH + "-" + DAY;
    private static final String TIME = "(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,9})?)?";
    private static final String ZONE = "(?:Z|[+-][01]\\d:?[0-5]\\d)";
    private static final String WEEK = "\\d{4}-W(?:0[1-9]|[1-4]\\d|5[0-3])";
    private static final String DURATION =
            "P(?=[\\dT])(?:\\d{1,9}[WD])?" + "(?:T(?=\\d)(?:\\d{1,9}H)?(?:\\d{1,9}M)?(?:\\d{1,9}(?:\\.\\d{1,9})?S)?)?";

    private static final Pattern MOMENT = Pattern.compile(DATE + "(?:[T ]" + TIME + ZONE + ")?");
    /** Beside moments: years, months, days of any year, times of any day, weeks, and how long something took. */
    private static final Pattern TIMES = Pattern.compile(String.join(
            "|",
            MOMENT.pattern(),
            DATE + "[T ]" + TIME,
            "\\d{4}(?:-" + MONTH + ")?",
            MONTH + "-" + DAY,
            TIME,
            ZONE,
            WEEK,
            DURATION,
            "(?:\\s*\\d{1,9}(?:\\.\\d{1,3})?\\s*[WwDdHhMmSs])+"));

    private static final Map<String, Pattern> KNOWN = Map.of(
            "ol[start]", WHOLE,
            "li[value]", WHOLE,
            "ol[type]", Pattern.compile("[1aAiI]"),
            "[colspan]", COLUMNS,
            "[rowspan]", ROWS,
            "[scope]", Pattern.compile("(?i)row|col|rowgroup|colgroup"),
            "del[datetime]", MOMENT,
            "ins[datetime]", MOMENT,
            "time[datetime]", TIMES);

    @Override
    public void apply(Element body, Warnings warnings) {
        KNOWN.forEach((place, values) -> {
            var name = place.substring(place.indexOf('[') + 1, place.length() - 1);
            for (var element : body.select(place)) {
                if (!values.matcher(element.attr(name).strip()).matches()) {
                    element.removeAttr(name);
                }
            }
        });
    }
}
