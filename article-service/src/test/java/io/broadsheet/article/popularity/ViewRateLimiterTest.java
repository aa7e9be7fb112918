package io.broadsheet.article.popularity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ViewRateLimiterTest {

    private static final UUID ARTICLE = UUID.randomUUID();

    private final AtomicLong now = new AtomicLong();
    private final ViewRateLimiter limiter =
            new ViewRateLimiter(new ViewSettings(Duration.ofSeconds(2), 3, 5, Duration.ofMinutes(3)), now::get);

    private static View of(String network, String agent) {
        return new View(network, agent, null, false);
    }

    private int admitted(int views, View view, UUID article) {
        var admitted = 0;
        for (var i = 0; i < views; i++) {
            admitted += limiter.admit(view, article) ? 1 : 0;
        }
        return admitted;
    }

    @Test
    void ofOneReaderCountAFewTimes() {
        assertThat(admitted(10, of("192.0.2.1", "a"), ARTICLE)).isEqualTo(3);
        assertThat(admitted(10, of("192.0.2.1", "a"), UUID.randomUUID())).isEqualTo(3);

        now.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(admitted(10, of("192.0.2.1", "a"), ARTICLE)).isEqualTo(1);
    }

    @Test
    void ofManyNamesInOneNetworkCountAFewTimesMore() {
        var admitted = 0;
        for (var i = 0; i < 100; i++) {
            admitted += admitted(1, of("192.0.2.2", "agent " + i), ARTICLE);
        }
        assertThat(admitted).isEqualTo(5);
        assertThat(admitted(1, of("192.0.2.3", "agent"), ARTICLE)).isEqualTo(1);
    }
}
