package io.broadsheet.article.rendering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Saved pages and some word processors say by classes what is bold and slanted: what a style sheet says of a class becomes
 * its elements' own style, as far as {@link Styles} makes elements of it. Rules of anything but single classes are for the
 * look of pages.
 */
final class StyleSheets implements Mend {

    private static final Pattern COMMENTS = Pattern.compile("(?s)/\\*.*?(?:\\*/|$)|<!--|-->");
    private static final Pattern CLASS = Pattern.compile("([A-Za-z][A-Za-z0-9]*)?\\.([\\w-]+)");
    private static final Pattern SAYS =
            Pattern.compile("(?:font-weight|font-style|text-decoration(?:-line)?|vertical-align)" + "\\s*:[^;]{1,100}");

    /** More than pages have. */
    private static final int MOST_RULES = 5_000;

    private static final int LONGEST_SHEET = 500_000;

    /** @param element empty for any */
    private record Rule(String element, String declarations) {}

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
                add(selectors, said(sheet.substring(open + 1, close < 0 ? sheet.length() : close)), rules);
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

    private static String said(String block) {
        var said = new ArrayList<String>();
        for (var declaration : block.toLowerCase(Locale.ROOT).split(";", 200)) {
            if (SAYS.matcher(declaration.strip()).matches()) {
                said.add(declaration.strip());
            }
        }
        return String.join(";", said);
    }

    private static void add(String selectors, String declarations, Map<String, List<Rule>> rules) {
        if (declarations.isEmpty()) {
            return;
        }
        for (var selector : selectors.split(",", 200)) {
            var one = CLASS.matcher(selector.strip());
            if (one.matches()) {
                var element = one.group(1) == null ? "" : one.group(1).toLowerCase(Locale.ROOT);
                rules.computeIfAbsent(one.group(2), name -> new ArrayList<>()).add(new Rule(element, declarations));
            }
        }
    }

    /** Before its own, which counts more. */
    private static void style(Element element, Map<String, List<Rule>> rules) {
        var said = new StringBuilder();
        for (var name : element.classNames()) {
            for (var rule : rules.getOrDefault(name, List.of())) {
                if (rule.element.isEmpty() || element.nameIs(rule.element)) {
                    said.append(rule.declarations).append(';');
                }
            }
        }
        if (!said.isEmpty()) {
            element.attr("style", said.append(element.attr("style")).toString());
        }
    }
}
