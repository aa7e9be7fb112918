package io.broadsheet.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** What axe finds on a page as it stands; a picture of it is kept. */
final class Axe {

    private static final List<String> WCAG =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** Of all its rules those that look at colours. */
    private static final List<String> OF_COLOURS = List.of("color-contrast", "link-in-text-block");

    /** Everything but colours that rules can see: what is there, where it is, and whether it is seen. */
    private static final String BUT_COLOURS = """
            () => document.documentElement.outerHTML + [...document.querySelectorAll('*')].map((each) => {
              const { x, y, width, height } = each.getBoundingClientRect();
              const { display, visibility, opacity, overflow, position, textDecorationLine, clipPath, content } = getComputedStyle(each);
              return [x, y, width, height, display, visibility, opacity, overflow, position, textDecorationLine, clipPath, content];
            }).join('\\n')""";

    private Axe() {}

    static void accessible(Page page, String name) {
        assertThat(violations(page, name)).as(name).isEmpty();
    }

    static List<String> violations(Page page, String name) {
        Chromium.keep(page, name);
        return violations(page, axe -> axe.withTags(WCAG));
    }

    /**
     * Of a page in the light and in the dark. Where nothing but colours is another one in the dark, only the rules that
     * look at these look again.
     */
    static List<String> violationsInBothSchemes(Page page, String name) {
        var found = new ArrayList<String>();
        var seen = "";
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            Chromium.keep(page, name + "-" + scheme.name().toLowerCase(Locale.ROOT));
            var isSeen = seen.equals(seen = (String) page.evaluate(BUT_COLOURS));
            violations(page, axe -> isSeen ? axe.withRules(OF_COLOURS) : axe.withTags(WCAG))
                    .forEach(what -> found.add("in the " + scheme + " scheme: " + what));
        }
        return found;
    }

    private static List<String> violations(Page page, UnaryOperator<AxeBuilder> rules) {
        var onlyViolations = new AxeRunOptions();
        onlyViolations.setResultTypes(List.of("violations"));
        return rules
                .apply(new AxeBuilder(page).options(onlyViolations))
                // Only what is put together of several frames needs a page of its own, which takes as long again.
                .setLegacyMode(page.frames().size() == 1)
                .analyze()
                .getViolations()
                .stream()
                .map(rule -> rule.getId() + ": " + rule.getHelp() + " at "
                        + rule.getNodes().stream()
                                .map(node -> String.valueOf(node.getTarget()) + " " + node.getFailureSummary())
                                .toList())
                .toList();
    }
}
