package io.broadsheet.benchmark;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.LoadState;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** A page as a reader's browser meets it that knows nothing of the site: the machine's own Chromium, and a small phone. */
final class FirstVisit {

    private static final int VISITS = 5;

    /** What Lighthouse calls slow 4G: 1.6 Mbit/s down, 0.75 up. */
    private static final double DOWN = 1_638.4 * 1024 / 8;

    private static final double UP = 750.0 * 1024 / 8;

    /** Without these it would call home while pages are read. */
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** From the start of the navigation, in ms; and the sum of all shifts, which is more than Lighthouse counts. */
    private static final String TIMES = """
            () => new Promise(done => {
              let largest = 0, shift = 0;
              new PerformanceObserver(list => list.getEntries().forEach(paint => largest = paint.startTime))
                .observe({type: 'largest-contentful-paint', buffered: true});
              new PerformanceObserver(list => list.getEntries().forEach(move => shift += move.value))
                .observe({type: 'layout-shift', buffered: true});
              setTimeout(() => done([
                performance.getEntriesByName('first-contentful-paint')[0].startTime, largest, shift]), 1500);
            })""";

    /** As a thumb does: what is loaded when it comes near is loaded. */
    private static final String SCROLL = """
            async () => {
              for (let y = 0; y < document.body.scrollHeight; y += innerHeight / 2) {
                scrollTo(0, y);
                await new Promise(done => setTimeout(done, 100));
              }
            }""";

    private static final String ALL_SHOWN = """
            () => scrollY + innerHeight > document.body.scrollHeight - 9
              && [...document.images].every(img => img.complete || !img.getClientRects().length)""";

    private FirstVisit() {}

    private record Screen(int width, int height, double density) {}

    @FunctionalInterface
    private interface Visit<T> {
        T look(Page page);
    }

    /** @return requests and bytes of head and body as they came over the wire, by kind; the article's picture apart */
    static String weight(URI address) {
        return visiting(browser -> visit(browser, page -> {
            var requests = new ArrayList<Request>();
            page.onRequestFinished(requests::add);
            page.navigate(address.toString());
            page.waitForLoadState(LoadState.NETWORKIDLE);
            var picture = page.locator(".hero img");
            var apart = picture.count() == 0 ? "" : String.valueOf(picture.evaluate("img => img.currentSrc"));
            return weight(address, requests, apart);
        }));
    }

    /** @return requests and bytes, by kind, of a page that is read to its end on a small phone with a dense screen */
    static String scrolled(URI address) {
        return visiting(browser -> visit(browser, new Screen(390, 844, 3), page -> {
            var requests = new ArrayList<Request>();
            page.onRequestFinished(requests::add);
            page.navigate(address.toString());
            page.waitForLoadState(LoadState.NETWORKIDLE);
            page.evaluate(SCROLL);
            page.waitForFunction(ALL_SHOWN);
            return weight(address, requests, "");
        }));
    }

    private static String weight(URI address, List<Request> requests, String apart) {
        var kinds = new TreeMap<String, long[]>();
        var all = new long[2];
        long pictureBytes = 0;
        for (var request : requests) {
            var sizes = request.sizes();
            long bytes = (long) sizes.responseHeadersSize + sizes.responseBodySize;
            if (request.url().equals(apart)) {
                pictureBytes = bytes;
                continue;
            }
            var kind = request.url().endsWith(".svg") ? "icon" : request.resourceType();
            for (var sum : List.of(all, kinds.computeIfAbsent(kind, first -> new long[2]))) {
                sum[0]++;
                sum[1] += bytes;
            }
        }
        var others = requests.stream()
                .map(request -> URI.create(request.url()).getAuthority())
                .filter(host -> !address.getAuthority().equals(host))
                .toList();
        var told = new ArrayList<String>();
        kinds.forEach((kind, sum) -> told.add("%d %s %,d".formatted(sum[0], kind, sum[1])));
        var picture = apart.isEmpty() ? "" : "; its picture %,d more".formatted(pictureBytes);
        return "%d requests, %,d bytes (%s)%s; to other hosts %d"
                .formatted(all[0], all[1], String.join(", ", told), picture, others.size());
    }

    /**
     * @param latency of every request in ms, as DevTools delays it: nothing is added for opening connections
     * @param slower how many times slower than here the processor is
     */
    static String paint(URI address, double latency, double slower) {
        return visiting(browser -> {
            var first = new double[VISITS];
            var largest = new double[VISITS];
            var shift = new double[VISITS];
            for (int i = 0; i < VISITS; i++) {
                List<?> times = visit(browser, page -> {
                    slowDown(page, latency, slower);
                    page.navigate(address.toString());
                    return (List<?>) page.evaluate(TIMES);
                });
                first[i] = ((Number) times.get(0)).doubleValue() / 1000;
                largest[i] = ((Number) times.get(1)).doubleValue() / 1000;
                shift[i] = ((Number) times.get(2)).doubleValue();
            }
            return "first paint %.2f s, largest %.2f s, layout shift %.3f (median of %d)"
                    .formatted(median(first), median(largest), median(shift), VISITS);
        });
    }

    private static void slowDown(Page page, double latency, double slower) {
        var line = new JsonObject();
        line.addProperty("offline", false);
        line.addProperty("latency", latency);
        line.addProperty("downloadThroughput", DOWN);
        line.addProperty("uploadThroughput", UP);
        var processor = new JsonObject();
        processor.addProperty("rate", slower);
        var tools = page.context().newCDPSession(page);
        tools.send("Network.enable");
        tools.send("Network.emulateNetworkConditions", line);
        tools.send("Emulation.setCPUThrottlingRate", processor);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    /** A window of its own, with nothing kept from another's. */
    private static <T> T visit(Browser browser, Visit<T> visit) {
        return visit(browser, new Screen(412, 823, 1.75), visit);
    }

    private static <T> T visit(Browser browser, Screen screen, Visit<T> visit) {
        try (BrowserContext window = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(screen.width, screen.height)
                .setDeviceScaleFactor(screen.density)
                .setIsMobile(true)
                .setHasTouch(true))) {
            return visit.look(window.newPage());
        }
    }

    static <T> T visiting(Function<Browser, T> visits) {
        try (var playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                var browser = playwright
                        .chromium()
                        .launch(new LaunchOptions().setExecutablePath(program()).setArgs(QUIET))) {
            return visits.apply(browser);
        }
    }

    private static Path program() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("there is no Chromium on the PATH: apt-get install chromium"));
    }
}
