package io.broadsheet.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** Daily readers, and how fast a digest goes out to all of them. */
final class Digests {

    private static final int NEWSLETTER = 8083;
    private static final int NEWSLETTER_MANAGEMENT = 9083;
    private static final int CATCHER = 8025;
    private static final int BATCH = 500;
    private static final Pattern LINK = Pattern.compile("confirmation\\?token=([\\w.~-]+)");
    private static final Pattern MAIL = Pattern.compile("\"ID\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern SENT = Pattern.compile(
            "(?m)^broadsheet_deliveries_total\\{(?=[^}]*kind=\"digest\")(?=[^}]*outcome=\"sent\")[^}]*\\} (\\S+)$");

    /** Ten of them, as text and as HTML, make a mail of 20 KB. */
    private static final String STANDFIRST = "What the gates cost, who paid, and what they cannot do. ".repeat(14);

    private Digests() {}

    /** Asks and confirms as readers do, by form, mail and link, each from a network of their own. */
    static void subscribe(Site site, int count) throws Exception {
        for (int from = 0; from < count; from += BATCH) {
            subscribe(site, from, Math.min(BATCH, count - from));
        }
    }

    private static void subscribe(Site site, int from, int count) throws Exception {
        Parallel.each(
                count,
                i -> site.postFrom(network(from + i), NEWSLETTER, "/subscriptions", """
                {"email":"reader%d@sink.example","cadence":"daily","topics":[],"timeZone":"UTC","hour":4}""".formatted(from + i), 202));
        List<String> mails = List.of();
        while (mails.size() < count) {
            Thread.sleep(100);
            mails = MAIL.matcher(site.get(CATCHER, "/api/v1/messages?limit=" + count))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        }
        var ids = mails;
        Parallel.each(count, i -> {
            var link = LINK.matcher(site.get(CATCHER, "/api/v1/message/" + ids.get(i)));
            if (!link.find()) {
                throw new IllegalStateException("no link in the mail");
            }
            var token = "{\"token\":\"" + link.group(1) + "\"}";
            site.postFrom(network(from + i), NEWSLETTER, "/subscriptions/confirmation", token, 200);
        });
        site.call("DELETE", CATCHER, "/api/v1/messages", "", 200);
    }

    /** @return digests a second, from the call that cuts to the mail server's last answer */
    static String send(Site site, int readers) throws Exception {
        for (int i = 0; i < 10; i++) {
            Articles.publish(site, "Tides and time " + i + " at " + System.nanoTime(), STANDFIRST);
        }
        // Time for all ten to come by the topic, so that one cut has them all.
        Thread.sleep(3_000);
        double before = sent(site);
        long began = System.nanoTime();
        site.post(NEWSLETTER, "/newsroom/editions/run", "{\"cadence\":\"daily\"}", 202);
        while (sent(site) - before < readers) {
            Thread.sleep(50);
        }
        return "%.0f".formatted(readers / ((System.nanoTime() - began) / 1e9));
    }

    private static double sent(Site site) throws IOException, InterruptedException {
        return SENT.matcher(site.get(NEWSLETTER_MANAGEMENT, "/actuator/prometheus"))
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .sum();
    }

    private static String network(int number) {
        return "10.%d.%d.7".formatted(number / 250 % 250, number % 250);
    }
}
