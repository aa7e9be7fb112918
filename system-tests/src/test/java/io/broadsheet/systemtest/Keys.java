package io.broadsheet.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A page used without a hand on the mouse; wherever the keyboard leads must be seen. */
record Keys(Page page) {

    private static final int MOST_TABS = 80;

    /** The order is looked at from one step to the next, as far as it leads within the page. */
    private static final String FOCUS = """
            () => {
              const it = document.activeElement;
              const last = window.lastFocus;
              window.lastFocus = it;
              if (!it || it === document.body) return { name: '', id: '', seen: true, inside: true, step: 0 };
              const outlined = (element) => {
                const style = element && getComputedStyle(element);
                return Boolean(style) && (style.outlineStyle !== 'none' || style.boxShadow !== 'none');
              };
              const box = it.getBoundingClientRect();
              const middle = (start, end, length) => (Math.max(0, start) + Math.min(length, end)) / 2;
              const top = document.elementFromPoint(middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight));
              const from = !last?.isConnected || last === document.body ? 0 : it.compareDocumentPosition(last);
              return {
                name: (it.getAttribute('aria-label') || it.labels?.[0]?.innerText || it.innerText || it.value || '').trim(),
                id: it.id,
                seen: outlined(it) || outlined(it.closest('.rich')),
                inside: Boolean(top) && (it.contains(top) || top.contains(it)),
                step: from & Node.DOCUMENT_POSITION_PRECEDING ? 1 : from & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 0,
              };
            }""";

    /** Goes on with the Tab key until there. @param name of a control as people see it, or {@code #id} */
    void to(String name) {
        to(name, "Tab");
    }

    /** @param key that leads there: {@code Shift+Tab}, or an arrow within a toolbar */
    void to(String name, String key) {
        List<Focus> passed = new ArrayList<>();
        var focus = focus();
        while (!focus.is(name)) {
            assertThat(passed).as("the keyboard does not reach " + name).hasSizeLessThan(MOST_TABS);
            page.keyboard().press(key);
            focus = focus();
            passed.add(focus);
            assertThat(focus.seen && focus.inside)
                    .as("the focus is seen: %s at %s", focus, page.url())
                    .isTrue();
            assertThat(focus.step)
                    .as("in the order in which it is read: %s at %s", focus, page.url())
                    .isNotEqualTo(key.equals("Shift+Tab") ? 1 : -1);
        }
    }

    /**
     * What has it.
     *
     * @param seen whether it looks like it
     * @param inside whether it is within the window, and nothing over it
     * @param step 1 if it stands behind what had it last, -1 if before
     */
    private record Focus(String name, String id, boolean seen, boolean inside, int step) {

        boolean is(String wanted) {
            return wanted.startsWith("#") ? id.equals(wanted.substring(1)) : name.equals(wanted);
        }
    }

    private Focus focus() {
        var found = (Map<?, ?>) page.evaluate(FOCUS);
        return new Focus(
                (String) found.get("name"),
                (String) found.get("id"),
                (Boolean) found.get("seen"),
                (Boolean) found.get("inside"),
                (Integer) found.get("step"));
    }

    void press(String key) {
        page.keyboard().press(key);
    }

    void type(String text) {
        page.keyboard().type(text);
    }

    /** Goes there and types in place of what is there. */
    void type(String name, String text) {
        to(name);
        press("Control+a");
        type(text);
    }

    /** Goes there and presses Enter, and waits for the page that comes of it. */
    void follow(String name) {
        follow(name, "Tab");
    }

    void follow(String name, String key) {
        to(name, key);
        page.waitForNavigation(() -> press("Enter"));
    }
}
