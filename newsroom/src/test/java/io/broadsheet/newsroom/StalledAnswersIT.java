package io.broadsheet.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Answers that begin and do not end: nobody's page waits for ever, and nobody else's at all. */
class StalledAnswersIT extends OneArticle {

    @Override
    Map<String, String> more() {
        var settings = new HashMap<>(super.more());
        settings.put("broadsheet.newsroom.calls.answer", "500ms");
        settings.put("broadsheet.newsroom.calls.at-once", "2");
        return settings;
    }

    @Test
    void aServiceThatStallsTakesNoPlaceForGood() throws Exception {
        ana.get("/articles");
        var opens = articles.stall();

        var stalled = atOnce(
                opens,
                () -> ana.get("/articles/" + ID).statusCode(),
                () -> ana.get("/articles/" + ID).statusCode());

        assertThat(stalled).containsOnly(503);
        assertThat(ana.get("/articles/" + ID).statusCode()).isEqualTo(200);
    }

    @Test
    void anIssuerThatStallsHoldsUpNoWork() throws Exception {
        issuer.life = Duration.ofSeconds(60);
        ana.get("/articles");
        issuer.life = Duration.ofHours(1);
        issuer.refreshed.set(0);
        var opens = issuer.stall();

        var worked = atOnce(
                opens,
                () -> ana.get("/articles").statusCode(),
                () -> ana.get("/articles").statusCode());

        assertThat(worked).containsOnly(200);
        assertThat(issuer.refreshed).hasValue(0);
        assertThat(ana.get("/articles").statusCode()).isEqualTo(200);
        assertThat(issuer.refreshed).hasValue(1);
    }

    /** What is asked for while answers stall; without a bound this would be seen here, and the stall ends after it. */
    @SafeVarargs
    private static List<Integer> atOnce(CountDownLatch opens, Callable<Integer>... calls) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                return threads.invokeAll(List.of(calls), 30, TimeUnit.SECONDS).stream()
                        .map(Future::resultNow)
                        .toList();
            } finally {
                opens.countDown();
            }
        }
    }
}
