package io.broadsheet.benchmark;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How long a key takes to be painted in a long article, on the newsroom's own page: somebody signs in and types. */
final class Typing {

    private static final int KEYS = 150;
    private static final int WORDS_A_PARAGRAPH = 80;
    private static final List<String> WORDS = List.of(
            "tide",
            "table",
            "wrong",
            "harbour",
            "master",
            "said",
            "**never**",
            "the",
            "[link](https://x.example/)",
            "evening");

    /** From the key's own time to the first task after the frame that shows it. */
    private static final String LISTEN = """
            () => {
              window.times = [];
              addEventListener('keydown', event => requestAnimationFrame(() => {
                const painted = new MessageChannel();
                painted.port1.onmessage = () => times.push(performance.now() - event.timeStamp);
                painted.port2.postMessage(0);
              }), true);
            }""";

    private static final String PUT = """
            text => {
              const source = document.getElementById('source');
              source.value = text;
              source.dispatchEvent(new Event('input', { bubbles: true }));
            }""";

    private Typing() {}

    /**
     * @param slower how many times slower than here the processor is
     * @param markdown whether in the Markdown view
     */
    static String measure(URI newsroom, String user, String password, int words, double slower, boolean markdown) {
        return FirstVisit.visiting(browser -> {
            try (var window = browser.newContext()) {
                var page = window.newPage();
                page.setViewportSize(1280, 900);
                page.navigate(newsroom.toString());
                page.getByLabel("Name").fill(user);
                page.getByLabel("Password").fill(password);
                page.keyboard().press("Enter");
                page.waitForURL(newsroom + "**");
                page.locator("#editor").waitFor();
                page.locator("#title").fill("Long");
                page.evaluate(PUT, text(words));
                page.waitForFunction(
                        "count => document.querySelectorAll('#editor > p').length >= count", words / WORDS_A_PARAGRAPH);
                page.waitForFunction("() => /\\d\\d:\\d\\d:\\d\\d/.test(document.getElementById('saved').textContent)");
                goToTheMiddle(page, markdown);
                slowDown(page, slower);
                page.evaluate(LISTEN);
                type(page);
                page.evaluate("() => { times.length = 0; }");
                type(page);
                return times(page);
            }
        });
    }

    private static String text(int words) {
        return IntStream.range(0, words / WORDS_A_PARAGRAPH)
                .mapToObj(at -> (at % 20 == 0 ? "## Part " + at + "\n\n" : "") + paragraph(at))
                .collect(Collectors.joining("\n\n"));
    }

    private static String paragraph(int at) {
        return IntStream.range(0, WORDS_A_PARAGRAPH)
                .mapToObj(word -> WORDS.get((at * 7 + word * 3) % WORDS.size()))
                .collect(Collectors.joining(" ", "", "."));
    }

    private static void goToTheMiddle(Page page, boolean markdown) {
        if (markdown) {
            page.keyboard().press("Control+e");
            page.evaluate("() => { const all = document.getElementById('source'); all.focus();"
                    + " all.setSelectionRange(all.value.length / 2, all.value.length / 2); }");
        } else {
            var paragraphs = page.locator("#editor > p");
            paragraphs.nth(paragraphs.count() / 2).click();
        }
    }

    private static void slowDown(Page page, double slower) {
        var processor = new JsonObject();
        processor.addProperty("rate", slower);
        page.context().newCDPSession(page).send("Emulation.setCPUThrottlingRate", processor);
    }

    private static void type(Page page) {
        for (int i = 0; i < KEYS; i++) {
            page.keyboard().press(List.of("a", "b", "e", "Space", "t").get(i % 5));
            page.waitForTimeout(120);
        }
    }

    private static String times(Page page) {
        var times = ((List<?>) page.evaluate("times"))
                .stream().mapToDouble(time -> ((Number) time).doubleValue()).toArray();
        Arrays.sort(times);
        return "p50 %.1f ms, p95 %.1f ms, most %.1f ms (%d keys)"
                .formatted(
                        times[times.length / 2],
                        times[(int) (times.length * 0.95)],
                        times[times.length - 1],
                        times.length);
    }
}
