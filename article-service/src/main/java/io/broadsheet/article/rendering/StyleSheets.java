package io.broadsheet.article.rendering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Saved pages and some word processors say by classes what is bold and slanted: what a style sheet says of a class becomes
 * its elements' own style, as far as {@link Styles} makes elements of it. Rules of anything but single classes are for the
 * look of pages. What is pasted into the newsroom's editor comes without sheets, which are large.
 */
final class StyleSheets implements Mend {

    private static final Pattern COMMENTS = Pattern.compile("(?s)/\\*.*?(?:\\*/|$)|<!--|-->");
    private static final Pattern CLASS = Pattern.compile("([A-Za-z][A-Za-z0-9]*)?\\.([\\w-]+)");
    private static final Pattern SAYS =
            Pattern.compile("(font-weight|font-style|text-decoration(?:-line)?|vertical-align)\\s*:([^;]{1,100})");

    /** More than pages have. */
    private static final int MOST_RULES = 5_000;

    private static final int LONGEST_SHEET = 500_000;

    /**
     * @param element empty for any
     * @param number in the order of the sheets
     * @param says values by property, of the few that are read
     */
    private record Rule(String element, int number, Map<String, String> says) {

        boolean isFor(Element styled) {
            return element.isEmpty() || styled.nameIs(element);
        }

        /** One that names an element counts more, else the later one. */
        static final Comparator<Rule> WEAKEST_FIRST =
                Comparator.comparing((Rule rule) -> !rule.element.isEmpty()).thenComparing(Rule::number);
    }

    @Override
    public void apply(Element body, Warnings warnings) {
        var rules = new HashMap<String, List<Rule>>();
        var read = 0;
        for (var sheet : body.select("style")) {
            if (sheet.data().length() <= LONGEST_SHEET && read < MOST_RULES) {
                read += read(COMMENTS.matcher(sheet.data()).replaceAll(""), MOST_RULES - read, rules);
            }
        }
        if (!rules.isEmpty()) {
            body.select("[class]").forEach(element -> style(element, rules));
        }
    }

    /** @return how many rules there were */
    private static int read(String sheet, int most, Map<String, List<Rule>> rules) {
        var at = 0;
        var count = 0;
        for (var open = sheet.indexOf('{'); open >= 0 && count < most; open = sheet.indexOf('{', at)) {
            var before = sheet.substring(at, open);
            // Behind a statement without a block, an import say.
            var selectors = before.substring(before.lastIndexOf(';') + 1).strip();
            if (selectors.startsWith("@")) {
                at = endOfBlock(sheet, open);
            } else {
                var close = sheet.indexOf('}', open);
                at = close < 0 ? sheet.length() : close + 1;
                var says = said(sheet.substring(open + 1, close < 0 ? sheet.length() : close));
                add(selectors, MOST_RULES - most + count, says, rules);
            }
            count++;
        }
        return count;
    }

    /** Of one that may hold others: for paper, or for small screens. */
    private static int endOfBlock(String sheet, int open) {
        var depth = 0;
        for (var i = open; i < sheet.length(); i++) {
            depth += switch (sheet.charAt(i)) {
                case '{' -> 1;
                case '}' -> -1;
                default -> 0;
            };
            if (depth == 0) {
                return i + 1;
            }
        }
        return sheet.length();
    }

    private static Map<String, String> said(String block) {
        var said = new LinkedHashMap<String, String>();
        for (var declaration : block.toLowerCase(Locale.ROOT).split(";", 200)) {
            var one = SAYS.matcher(declaration.strip());
            if (one.matches()) {
                said.put(one.group(1), one.group(2).strip());
            }
        }
        return said;
    }

    private static void add(String selectors, int number, Map<String, String> says, Map<String, List<Rule>> rules) {
        if (says.isEmpty()) {
            return;
        }
        for (var selector : selectors.split(",", 200)) {
            var one = CLASS.matcher(selector.strip());
            if (one.matches()) {
                var element = one.group(1) == null ? "" : one.group(1).toLowerCase(Locale.ROOT);
                rules.computeIfAbsent(one.group(2), name -> new ArrayList<>()).add(new Rule(element, number, says));
            }
        }
    }

    /** Before its own, which counts more. */
    private static void style(Element element, Map<String, List<Rule>> rules) {
        var said = new LinkedHashMap<String, String>();
        element.classNames().stream()
                .flatMap(name -> rules.getOrDefault(name, List.of()).stream())
                .filter(rule -> rule.isFor(element))
                .sorted(Rule.WEAKEST_FIRST)
                .forEach(rule -> said.putAll(rule.says));
        if (!said.isEmpty()) {
            var style = new StringBuilder();
            said.forEach((property, value) ->
                    style.append(property).append(':').append(value).append(';'));
            element.attr("style", style.append(element.attr("style")).toString());
        }
    }
}
